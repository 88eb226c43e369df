import type { Matrix } from './matrix.ts';

/** The sigmoid form of GELU, x sigmoid(1.702 x), as in the released code (src/model.py, `gelu2`). */
export function gelu(x: Matrix): Matrix {
  return { ...x, data: x.data.map((value) => value / (1 + Math.exp(-1.702 * value))) };
}
