import pretraining from '../../../assets/data/pretraining.json' with { type: 'json' };
import { hiddenPositions } from '../../igpt/mask.ts';

/**
 * The positions of a sequence that BERT hides, with the paper's probability (V2 sec. 2.1); one seed
 * always hides the same ones.
 */
export function maskedPixels(length: number, seed: number): number[] {
  return hiddenPositions(length, pretraining['mask-probability'].value, seed);
}
