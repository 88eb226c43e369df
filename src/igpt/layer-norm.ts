import { zeros, type Matrix } from './matrix.ts';

const EPSILON = 1e-5;

/**
 * The norm of the released code (openai/image-gpt, src/model.py): each row divided by the root of its
 * mean square and multiplied by a gain; no mean is subtracted and no bias added.
 * @param x - (n, d)
 * @param gain - (d)
 * @returns (n, d)
 */
export function layerNorm(x: Matrix, gain: Float32Array): Matrix {
  const y = zeros(x.rows, x.columns);
  for (let i = 0; i < x.rows; i++) {
    const row = x.data.subarray(i * x.columns, (i + 1) * x.columns);
    const meanSquare = row.reduce((sum, value) => sum + value * value, 0) / x.columns;
    const scale = 1 / Math.sqrt(meanSquare + EPSILON);
    row.forEach((value, j) => (y.data[i * x.columns + j] = value * scale * (gain[j] ?? 0)));
  }
  return y;
}
