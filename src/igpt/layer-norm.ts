import { dot } from './matmul.ts';
import { zeros, type Matrix } from './matrix.ts';

/** As in the models' cards; it keeps a row of zeros from being divided by zero. */
export const NORM_EPSILON = 1e-5;

/**
 * The norm of the released code (openai/image-gpt, src/model.py): each row divided by the root of its
 * mean square and multiplied by a gain; no mean is subtracted and no bias added.
 * @param x - (n, d), d a multiple of four
 * @param gain - (d)
 * @returns (n, d)
 */
export function layerNorm(x: Matrix, gain: Float32Array): Matrix {
  const y = zeros(x.rows, x.columns);
  for (let row = 0; row < y.data.length; row += x.columns) {
    const meanSquare = dot(x.data, row, x.data, row, x.columns) / x.columns;
    const scale = 1 / Math.sqrt(meanSquare + NORM_EPSILON);
    for (let j = 0; j < x.columns; j++) {
      y.data[row + j] = (x.data[row + j] ?? 0) * scale * (gain[j] ?? 0);
    }
  }
  return y;
}
