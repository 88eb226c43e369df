/** What each of the two ways of pre-training hides, and who may look at whom (V2 sec. 2.1, 2.2). */
import { seeded } from './random.ts';

/** The two ways of pre-training. */
export type Objective = 'autoregressive' | 'bert';

/**
 * BERT's set M for a sequence of `length` pixels: each one is hidden independently of the others,
 * so that the share varies about the probability. Same seed, same set.
 * @returns the hidden positions, ascending
 */
export function hiddenPositions(length: number, probability: number, seed: number): number[] {
  const random = seeded(seed);
  const hidden = Array.from({ length }, () => random() < probability);
  return hidden.flatMap((isHidden, i) => (isHidden ? [i] : []));
}

/**
 * Whether the guess for pixel `asked` may depend on the colour of pixel `seen`, both positions in the
 * sequence. Autoregressive: on those before it alone; in the network the input stands one position
 * later, after the start token, so that the mask of the logits keeps its diagonal. BERT: no mask on
 * the logits, but the content of a hidden pixel is zero.
 */
export function mayDependOn(
  objective: Objective,
  asked: number,
  seen: number,
  hidden: ReadonlySet<number>,
): boolean {
  return objective === 'autoregressive' ? seen < asked : !hidden.has(seen);
}

/** Whether the answer for a pixel counts in the loss: always, or only where BERT hides it. */
export function isAsked(
  objective: Objective,
  position: number,
  hidden: ReadonlySet<number>,
): boolean {
  return objective === 'autoregressive' || hidden.has(position);
}
