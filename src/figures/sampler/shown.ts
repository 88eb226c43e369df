import type { Choices } from './bars.ts';

/** Where the drawing of the pictures stands. */
export type Phase = 'recorded' | 'ready' | 'running' | 'paused' | 'done';

/** What is seen besides the state: all that a second window needs. */
export type Shown = {
  readonly phase: Phase;
  /** What is there of each completion, two hexadecimal digits a pixel. */
  readonly pictures: string[];
  /** The pixel that is red in all of them, or null. */
  readonly asked: number | null;
  /** What may come, or might have come, at a pixel of the chosen one; null where that is not known. */
  readonly choices: Choices | null;
  /** The pixel that the choices are of. */
  readonly pixel: number | null;
  /** Milliseconds of a pixel of all pictures, with the cache and without; null where not measured. */
  readonly times: [cached: number | null, uncached: number | null];
};

/** What another window of this page sends has the form that `getResult` gives. */
export function isShown(result: unknown): result is Shown {
  return typeof result === 'object' && result !== null && 'phase' in result && 'pictures' in result;
}
