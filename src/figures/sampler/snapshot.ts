/** How many colours have a bar of their own. */
export const BARS = 8;

/** The share that a colour must have for a bar of its own. */
export const LEAST = 0.001;

/** Where the drawing of the pictures stands. */
export type Phase = 'recorded' | 'ready' | 'running' | 'paused' | 'done';

/** What may come next in one picture. */
export type Choices = {
  /** The likeliest colours and their shares of 1, the likeliest first. */
  readonly likeliest: [token: number, share: number][];
  /** The share of all other colours together. */
  readonly others: number;
  /** The colour that is drawn: sampled, or set by hand; -1 if it is not known. */
  readonly taken: number;
};

/** What is seen besides the state: all that a second window needs. */
export type Snapshot = {
  readonly phase: Phase;
  /** The pixels that each completion has, two hexadecimal digits a pixel. */
  readonly pictures: string[];
  /** The next pixel, red in all of them; null if there is none. */
  readonly asked: number | null;
  /** What may come, or might have come, at a pixel of the chosen completion; null if not known. */
  readonly choices: Choices | null;
  /** The pixel that the choices are of. */
  readonly pixel: number | null;
  /** Milliseconds of a pixel of all pictures, with the cache and without; null if not measured. */
  readonly times: [cached: number | null, uncached: number | null];
};

/** Return whether another window, of the same version of this page, sent a snapshot. */
export function isSnapshot(result: unknown): result is Snapshot {
  return typeof result === 'object' && result !== null && 'phase' in result && 'pictures' in result;
}

/** Return the choices of a distribution over the palette. */
export function choicesOf(probabilities: ArrayLike<number>, taken = -1): Choices {
  const all = Array.from(probabilities, (share, token): [number, number] => [token, share]).sort(
    (a, b) => b[1] - a[1] || a[0] - b[0],
  );
  const likeliest = all.slice(0, BARS).filter(([, share]) => share >= LEAST);
  const drawn = all.find(([token]) => token === taken);
  // A colour that is drawn against all odds has a bar too.
  if (drawn && !likeliest.includes(drawn)) likeliest[Math.min(likeliest.length, BARS - 1)] = drawn;
  const others = 1 - likeliest.reduce((sum, [, share]) => sum + share, 0);
  return { likeliest, others: Math.max(0, others), taken };
}
