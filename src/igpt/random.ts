/** Pseudorandom numbers: the same seed gives the same numbers everywhere. */
export type Random = () => number;

/**
 * Return a generator of numbers uniform in [0, 1), each a multiple of 2^-32.
 * The generator is Chris Doty-Humphrey's sfc32 (public domain), whose three words of state are
 * filled from the seed by its counter alone; the first twelve numbers are discarded to mix them.
 */
export function seeded(seed: number): Random {
  let a = 0;
  let b = 0;
  let c = seed | 0;
  let counter = 1;
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Return the list in random order, by a Fisher-Yates shuffle: the same seed gives the same order. */
export function shuffled(list: readonly number[], seed: number): number[] {
  const random = seeded(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] ?? 0, result[i] ?? 0];
  }
  return result;
}
