/**
 * Scores to shares that sum to one. The largest score is taken off first, so that none overflows.
 * @param scores - (n), n at least 1
 */
export function softmax(scores: Float32Array): Float32Array<ArrayBuffer> {
  const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = Float32Array.from(scores, (score) => Math.exp(score - largest));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
