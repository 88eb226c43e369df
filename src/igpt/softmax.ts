import { exp } from './exp.ts';
import { LANES } from './matmul.ts';

const { fround } = Math;

/**
 * Turn scores into weights that sum to one, in place: the softmax of `scale` times the scores. The
 * largest score is subtracted first, so none overflows. The sum has four lanes, as in matmul.ts.
 * @param scores - (n), n at least 1
 */
export function softmax(scores: Float32Array<ArrayBuffer>, scale = 1): Float32Array<ArrayBuffer> {
  let largest = -Infinity;
  for (const score of scores) if (score > largest) largest = score;

  for (let i = 0; i < scores.length; i++)
    scores[i] = exp(fround(fround((scores[i] ?? 0) - largest) * scale));

  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < scores.length; i += LANES) {
    s0 = fround(s0 + (scores[i] ?? 0));
    s1 = fround(s1 + (scores[i + 1] ?? 0));
    s2 = fround(s2 + (scores[i + 2] ?? 0));
    s3 = fround(s3 + (scores[i + 3] ?? 0));
  }
  const share = fround(1 / fround(fround(s0 + s1) + fround(s2 + s3)));
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) * share;
  return scores;
}
