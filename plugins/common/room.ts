import type { Room } from '../figures/contract.ts';
import { inReading } from './views.ts';

/** Windows narrower than this have no room for a drawing as it stands on a slide. */
const narrow = matchMedia('not all and (min-width: 62.5em)');

/** Sent on the document when the article takes the place of the slides. */
export const readingBegins = 'readingbegins';

/** Return the room that figures are drawn for now. */
export function roomNow(): Room {
  return inReading() && narrow.matches ? 'phone' : 'stage';
}

/** Call `changed` whenever the window, or the article in it, may have given figures another room. */
export function onRoomChange(changed: () => void): void {
  narrow.addEventListener('change', changed);
  document.addEventListener(readingBegins, changed);
}
