import { exp } from './exp.ts';

/**
 * Turn scores into weights that sum to one. The largest score is subtracted first, so none overflows.
 * @param scores - (n), n at least 1
 */
export function softmax(scores: Float32Array): Float32Array<ArrayBuffer> {
  let largest = -Infinity;
  for (const score of scores) if (score > largest) largest = score;

  const shares = new Float32Array(scores.length);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = exp((scores[i] ?? 0) - largest);
    shares[i] = share;
    sum += share;
  }
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 0) / sum;
  return shares;
}
