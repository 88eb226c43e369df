/**
 * Matrix products, and the one place that fixes the order of their sums. Float32 sums depend on the
 * order, and a sampled picture on every bit, so it is the same for every number of rows:
 *
 *   lane l of four:   s_l = ((x_l w_l + x_(l+4) w_(l+4)) + x_(l+8) w_(l+8)) + ...
 *   the sum:          (s_0 + s_1) + (s_2 + s_3)
 *
 * Every product and every sum is rounded to float32, as a 128-bit SIMD unit does.
 */
import { zeros, type Matrix } from './matrix.ts';

/** The number of partial sums; widths are multiples of it. */
export const LANES = 4;

/** A linear layer without bias: (n, in) to (n, out). */
export type Layer = (x: Matrix) => Matrix;

/**
 * Make the layer of these weights: y = x W^T.
 * @param weights - (out, in), in a multiple of four
 */
export function linear(weights: Matrix): Layer {
  checkWidth(weights.columns);
  return (x) => {
    checkWidth(weights.columns, x);
    const y = zeros(x.rows, weights.rows);
    // The weights are larger than x: fetch each row of them once for all rows of x.
    for (let j = 0; j < weights.rows; j++) {
      for (let i = 0; i < x.rows; i++) {
        y.data[i * y.columns + j] = dot(
          x.data,
          i * x.columns,
          weights.data,
          j * x.columns,
          x.columns,
        );
      }
    }
    return y;
  };
}

/** Throw a RangeError if a layer cannot have this width, or cannot read x. */
export function checkWidth(width: number, x?: Matrix): void {
  if (width % LANES !== 0)
    throw new RangeError(`The width ${width} of a layer is not a multiple of ${LANES}.`);
  if (x && x.columns !== width)
    throw new RangeError(`A layer for width ${width} cannot read vectors of width ${x.columns}.`);
}

/**
 * Return the dot product of `length` numbers of a and b, from indices `i` and `j` on.
 * @param length - a multiple of four
 */
export function dot(
  a: Float32Array,
  i: number,
  b: Float32Array,
  j: number,
  length: number,
): number {
  const { fround } = Math;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < length; k += LANES) {
    s0 = fround(s0 + fround((a[i + k] ?? 0) * (b[j + k] ?? 0)));
    s1 = fround(s1 + fround((a[i + k + 1] ?? 0) * (b[j + k + 1] ?? 0)));
    s2 = fround(s2 + fround((a[i + k + 2] ?? 0) * (b[j + k + 2] ?? 0)));
    s3 = fround(s3 + fround((a[i + k + 3] ?? 0) * (b[j + k + 3] ?? 0)));
  }
  return fround(fround(s0 + s1) + fround(s2 + s3));
}

/** Add `scale` times `length` numbers of a, from index `i` on, to those of y from `j` on. */
export function addScaled(
  y: Float32Array,
  j: number,
  scale: number,
  a: Float32Array,
  i: number,
  length: number,
): void {
  for (let k = 0; k < length; k++) {
    y[j + k] = (y[j + k] ?? 0) + Math.fround(scale * (a[i + k] ?? 0));
  }
}
