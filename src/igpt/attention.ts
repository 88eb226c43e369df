import type { Matrix } from './matrix.ts';
import { softmax } from './softmax.ts';

/**
 * Where one position looks, in one head: the softmax of q_i k_j / sqrt(d / heads) over j <= i. Leaving
 * the later positions out is the causal mask of V2 sec. 2.2.
 * @param q - (n, d) queries of all heads side by side
 * @param k - (n, d) keys
 * @param i - the position that looks
 * @returns (i + 1) shares that sum to one
 */
export function lookBack(
  q: Matrix,
  k: Matrix,
  i: number,
  head: number,
  heads: number,
): Float32Array {
  const width = q.columns / heads;
  const scores = new Float32Array(i + 1);
  for (let j = 0; j <= i; j++) {
    let sum = 0;
    for (let c = head * width; c < (head + 1) * width; c++) {
      sum += (q.data[i * q.columns + c] ?? 0) * (k.data[j * k.columns + c] ?? 0);
    }
    scores[j] = sum / Math.sqrt(width);
  }
  return softmax(scores);
}

/**
 * Adds to row i of `mixed` the values of the positions that it looks at, each by its share.
 * @param shares - (i + 1) of one head
 * @param v - (n, d) values of all heads side by side
 * @param mixed - (n, d), written to in this head's columns
 */
export function mixIn(
  shares: Float32Array,
  v: Matrix,
  mixed: Matrix,
  head: number,
  heads: number,
): void {
  const width = v.columns / heads;
  const row = (shares.length - 1) * v.columns;
  shares.forEach((share, j) => {
    for (let c = head * width; c < (head + 1) * width; c++) {
      mixed.data[row + c] = (mixed.data[row + c] ?? 0) + share * (v.data[j * v.columns + c] ?? 0);
    }
  });
}
