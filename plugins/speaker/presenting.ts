import { recall } from './session.ts';

/** Return whether somebody presents in this window: in full screen, or with a speaker view. */
export function isPresenting(): boolean {
  return document.fullscreenElement !== null || recall('session') !== null;
}
