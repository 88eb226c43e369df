/** The speaker's window of this deck. */
import { mountSpeaker } from '../plugins/speaker/page.ts';
import './theme/fonts.css';
import './theme/tokens.css';

mountSpeaker();
