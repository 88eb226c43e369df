/** The deck as one file: with `?speaker` in its address it is the speaker's window. */
import { mountSpeaker } from '../plugins/speaker/page.ts';

if (/[?&]speaker\b/.test(location.search)) mountSpeaker();
else await import('./main.ts');
