import { dot } from './matmul.ts';
import { zeros, type Matrix } from './matrix.ts';

const { fround, sqrt } = Math;

/** As in the models' cards; it keeps a row of zeros from being divided by zero. */
export const NORM_EPSILON = 1e-5;

const EPSILON = fround(NORM_EPSILON);

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
    const scale = scaleOf(x.data, row, x.columns);
    for (let j = 0; j < x.columns; j++) {
      y.data[row + j] = fround((x.data[row + j] ?? 0) * scale) * (gain[j] ?? 0);
    }
  }
  return y;
}

/** Return 1 / sqrt(mean(x^2) + epsilon) of `length` numbers from index `i` on, in float32. */
export function scaleOf(x: Float32Array, i: number, length: number): number {
  const meanSquare = fround(dot(x, i, x, i, length) / length);
  return fround(1 / fround(sqrt(fround(meanSquare + EPSILON))));
}
