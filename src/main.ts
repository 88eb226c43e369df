import 'reveal.js/reveal.css';
import '../plugins/common/controls.css';
import '../plugins/first-slide/first-slide.css';
import './theme/index.css';
import Reveal from 'reveal.js';
import Pointer from 'reveal-pointer';
import { addresses } from '../plugins/addresses.ts';
import { afterFirstSlide } from '../plugins/common/idle.ts';
import { copy } from '../plugins/copy.ts';
import { figures } from '../plugins/figures/index.ts';
import { highlight } from '../plugins/highlight/index.ts';
import { ink } from '../plugins/ink/index.ts';
import { keys } from '../plugins/keys/index.ts';
import { markdown } from '../plugins/slides/run/markdown.ts';
import { math } from '../plugins/slides/run/math.ts';
import { menu } from '../plugins/menu/index.ts';
import { offline } from '../plugins/offline/index.ts';
import { print } from '../plugins/print/index.ts';
import { progress } from '../plugins/progress/index.ts';
import { reading } from '../plugins/reading/index.ts';
import { speaker } from '../plugins/speaker/index.ts';
import { deferred } from '../plugins/slides/run/deferred.ts';
import { zoom } from '../plugins/zoom/index.ts';
import { config } from './config.ts';
import { languages, modelFigures, moved, registry } from './talk/index.ts';

/** Whether all of the deck is in one file. */
const single = import.meta.env.MODE === 'single';

const deck = new Reveal({
  ...config,
  plugins: [
    keys(),
    markdown(),
    addresses({ moved }),
    math(),
    deferred({ alongside: () => import('./theme/other-slides.css') }),
    highlight({ languages }),
    copy(),
    figures(registry),
    speaker(single ? { page: '?speaker' } : {}),
    menu(),
    progress(),
    zoom(),
    Pointer(),
    ink(),
    print(),
    reading({ styles: () => import('./theme/reading.css') }),
    offline({ worker: import.meta.env.PROD && !single ? 'offline.js' : undefined }),
  ],
});

// Outside tools that print or drive a deck look for it under this name.
Object.assign(window, { Reveal: deck });

await deck.initialize();

afterFirstSlide(() => {
  import('./later.ts').then(
    ({ later }) => later(deck, modelFigures),
    // The deck does without it.
    () => undefined,
  );
});
