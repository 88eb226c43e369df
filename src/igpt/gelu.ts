import { exp } from './exp.ts';
import { zeros, type Matrix } from './matrix.ts';

const { fround } = Math;

/** As in the released code; the models' cards state the same. */
export const GELU_SLOPE = 1.702;

const SLOPE = fround(GELU_SLOPE);

/** The sigmoid form of GELU, x sigmoid(1.702 x), as in the released code (src/model.py, `gelu2`). */
export function gelu(x: Matrix): Matrix {
  const y = zeros(x.rows, x.columns);
  for (let i = 0; i < y.data.length; i++) {
    const value = x.data[i] ?? 0;
    y.data[i] = value * sigmoid(value);
  }
  return y;
}

/** Return sigmoid(1.702 x) in float32. */
export function sigmoid(x: number): number {
  return fround(1 / fround(1 + exp(fround(-SLOPE * x))));
}
