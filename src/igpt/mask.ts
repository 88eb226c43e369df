/** The masks of both pre-training objectives (V2 sec. 2.1, 2.2). */
import { seeded } from './random.ts';

/** The pre-training objectives. */
export type Objective = 'autoregressive' | 'bert';

/**
 * Draw BERT's set M for a sequence of `length` pixels: each is masked independently of the others,
 * so the share varies about the probability. The same seed gives the same set.
 * @returns the masked positions, ascending
 */
export function hiddenPositions(length: number, probability: number, seed: number): number[] {
  const random = seeded(seed);
  const hidden = Array.from({ length }, () => random() < probability);
  return hidden.flatMap((isHidden, i) => (isHidden ? [i] : []));
}

/**
 * Return whether the prediction of pixel `asked` may depend on pixel `seen`, both positions in the
 * sequence. Autoregressive: only on those before it; in the network the input is shifted by one
 * position, after the start token, so the mask on the logits keeps its diagonal. BERT: no mask on
 * the logits, but the content of a masked pixel is zero.
 */
export function mayDependOn(
  objective: Objective,
  asked: number,
  seen: number,
  hidden: ReadonlySet<number>,
): boolean {
  return objective === 'autoregressive' ? seen < asked : !hidden.has(seen);
}

/** Return whether a pixel counts in the loss: always, or for BERT only if it is masked. */
export function isAsked(
  objective: Objective,
  position: number,
  hidden: ReadonlySet<number>,
): boolean {
  return objective === 'autoregressive' || hidden.has(position);
}
