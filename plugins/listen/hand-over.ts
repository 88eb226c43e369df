import type { RevealApi } from 'reveal.js';
import { isCovered } from '../common/covered.ts';
import { controlWants } from '../common/focus.ts';
import { speakerActs } from '../common/speaker-acts.ts';
import { inReading, inScrollView } from '../common/views.ts';
import { bindings, listenKey } from './keys.ts';

/** Keys that say nothing to a deck. */
const silentKeys =
  /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn|Dead|Unidentified|Audio\w+|Media\w+|Brightness\w+|Print\w*)$/;

/** Return true if a key is one of the talk's own. */
const isOwn = (event: KeyboardEvent): boolean => {
  if (controlWants(event.key) || isCovered()) return false;
  if (listenKey(event) !== undefined) return true;
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  return !isModified && Object.values(bindings).includes(event.keyCode);
};

/**
 * Call `act` when a person presses a key, a mouse button or a finger outside of an element, scrolls a
 * page of slides, or does something in a speaker's window.
 */
export const watchPerson = (
  deck: RevealApi,
  own: Element,
  act: () => void,
  signal: AbortSignal,
): void => {
  const outside = ({ target }: Event): void => {
    if (!(target instanceof Node && own.contains(target))) act();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!silentKeys.test(event.key) && !isOwn(event)) outside(event);
  };
  const onWheel = (event: Event): void => {
    if (inReading() || inScrollView(deck)) outside(event);
  };
  addEventListener('keydown', onKey, { capture: true, signal });
  addEventListener('pointerdown', outside, { capture: true, signal });
  addEventListener('wheel', onWheel, { capture: true, passive: true, signal });
  document.addEventListener(
    speakerActs,
    ({ detail: code }) => {
      if (code === undefined || !Object.values(bindings).includes(code)) act();
    },
    { signal },
  );
};
