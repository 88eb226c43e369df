import { shuffled } from '../random.ts';

/**
 * Yield batches of pictures without end: all of them in an order that the seed gives, then all again in
 * another order. Every batch is the same array, filled anew.
 */
export function* batches(
  pictures: readonly Uint8Array[],
  size: number,
  seed: number,
): Generator<Uint8Array, never> {
  const [first] = pictures;
  if (!first) throw new RangeError('There are no pictures to learn from.');
  const batch = new Uint8Array(size * first.length);
  let filled = 0;
  for (let round = 1; ; round++) {
    for (const i of shuffled([...pictures.keys()], seed + round)) {
      batch.set(pictures[i] ?? first, filled);
      filled += first.length;
      if (filled < batch.length) continue;
      yield batch;
      filled = 0;
    }
  }
}
