import 'reveal.js/reveal.css';
import Reveal from 'reveal.js';
import Markdown from 'reveal.js/plugin/markdown';
import { config } from './config.ts';

const deck = new Reveal({ ...config, plugins: [Markdown] });
Object.assign(window, { Reveal: deck });
await deck.initialize();
