import pretraining from '../../../assets/data/pretraining.json' with { type: 'json' };
import { hiddenPositions } from '../../igpt/mask.ts';

/** What BERT hides of a sequence with the paper's probability (V2 sec. 2.1). Same seed, same set. */
export function maskedPixels(length: number, seed: number): number[] {
  return hiddenPositions(length, pretraining['mask-probability'].value, seed);
}
