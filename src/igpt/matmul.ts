/**
 * Matrix products, and the order of their sums: float32 sums depend on it, and a sampled picture on every
 * bit. It is the same in plain TypeScript and by SIMD, and for every number of rows.
 *
 * A layer multiplies whole numbers. Its weights have 8 bits, with one scale a row; each row of its input
 * is rounded to 16 bits, with a power of two as its unit. Their sums are exact, in whatever order.
 *
 * A product of floats has four lanes, and each product and each sum is rounded to float32:
 *
 *   lane l of four:   s_l = ((x_l w_l + x_(l+4) w_(l+4)) + x_(l+8) w_(l+8)) + ...
 *   the sum:          (s_0 + s_1) + (s_2 + s_3)
 */
import { ROUNDER } from './exp.ts';
import type { Int8Matrix } from './int8.ts';
import { zeros, type Matrix } from './matrix.ts';

const { fround } = Math;

/** The number of partial sums; widths are multiples of it. */
export const LANES = 4;

/** Numbers of 16 bits, and sums of 32 bits, are below these. */
const [INT16, INT32] = [0x8000, 0x80000000];

/** A linear layer without bias: (n, in) to (n, out). */
export type Layer = (x: Matrix) => Matrix;

/**
 * Make the layer of these weights: y = x W^T.
 * @param weights - (out, in), in a multiple of four
 */
export function linear(weights: Int8Matrix): Layer {
  checkWeights(weights);
  const { rows: outputs, columns: width, data, scales } = weights;
  return (x) => {
    checkWidth(width, x);
    const y = zeros(x.rows, outputs);
    for (let i = 0; i < x.rows; i++) {
      const { row, unit } = toInt16(x.data.subarray(i * width, (i + 1) * width));
      for (let j = 0; j < outputs; j++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += (row[k] ?? 0) * (data[j * width + k] ?? 0);
        y.data[i * outputs + j] = fround(fround(sum) * (scales[j] ?? 0)) * unit;
      }
    }
    return y;
  };
}

/** Round a row to whole numbers of 16 bits, in the smallest power of two in which all of them fit. */
function toInt16(x: Float32Array): { row: Int16Array; unit: number } {
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // The largest number of exponent e, with bias, becomes one of 15 bits; smaller ones count as zero.
  const exponent = Math.max((new Int32Array(Float32Array.of(largest).buffer)[0] ?? 0) >> 23, 15);
  const [unit = 0] = new Float32Array(Int32Array.of((exponent - 14) << 23).buffer);
  const row = Int16Array.from(x, (value) => Math.min(value / unit + ROUNDER - ROUNDER, INT16 - 1));
  return { row, unit };
}

/** Throw a RangeError if a layer cannot have these weights. */
export function checkWeights({ rows, columns, data }: Int8Matrix): void {
  checkWidth(columns);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = row * columns; k < (row + 1) * columns; k++) sum += Math.abs(data[k] ?? 0);
    if (sum * INT16 >= INT32)
      throw new RangeError(`Row ${row} of the weights may lead to sums of more than 32 bits.`);
  }
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
    y[j + k] = (y[j + k] ?? 0) + fround(scale * (a[i + k] ?? 0));
  }
}
