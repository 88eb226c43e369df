import pretraining from '../../../assets/data/pretraining.json' with { type: 'json' };
import { seeded } from '../../igpt/random.ts';

/**
 * BERT's set M for a sequence of `length` pixels: each one hidden independently of the others with
 * the paper's probability (V2 sec. 2.1), so that the share varies about it. Same seed, same set.
 * @returns the hidden positions, ascending
 */
export function maskedPixels(length: number, seed: number): number[] {
  const random = seeded(seed);
  const rate = pretraining['mask-probability'].value;
  return Array.from({ length }, () => random() < rate).flatMap((hidden, i) => (hidden ? [i] : []));
}
