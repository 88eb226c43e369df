/**
 * One block of the network (V2 sec. 2.2), in plain float32 and with the details of the released code:
 *
 *   n = layer_norm(h),   a = h + multihead_attention(n),   h' = a + mlp(layer_norm(a))
 *
 * It is written to be read; shapes: n positions, d width.
 */
import { lookBack, mixIn } from './attention.ts';
import { gelu } from './gelu.ts';
import { layerNorm } from './layer-norm.ts';
import { add, linear, zeros, type Matrix } from './matrix.ts';

/** What one block learns: 12 d^2 weights and 2 d gains. */
export interface BlockWeights {
  /** How many heads share the width; divides d. */
  readonly heads: number;
  /** (d) the gain of the norm before attention. */
  readonly attentionGain: Float32Array;
  /** (d, d) each. */
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
  readonly out: Matrix;
  /** (d) the gain of the norm before the MLP. */
  readonly mlpGain: Float32Array;
  /** (4d, d) */
  readonly up: Matrix;
  /** (d, 4d) */
  readonly down: Matrix;
}

/**
 * Runs one block over a whole sequence.
 * @param h - (n, d)
 * @returns (n, d)
 */
// #region block
export function block(h: Matrix, w: BlockWeights): Matrix {
  const seen = attention(layerNorm(h, w.attentionGain), w); // (n, d)
  const a = add(h, seen); // (n, d), the residual path
  const wide = gelu(linear(layerNorm(a, w.mlpGain), w.up)); // (n, 4d)
  return add(a, linear(wide, w.down)); // (n, d)
}

function attention(x: Matrix, w: BlockWeights): Matrix {
  const q = linear(x, w.query); // (n, d), what each position looks for
  const k = linear(x, w.key); // (n, d), what it can be found by
  const v = linear(x, w.value); // (n, d), what it has to say
  const mixed = zeros(x.rows, x.columns); // (n, d)
  for (let head = 0; head < w.heads; head++) {
    for (let i = 0; i < x.rows; i++) {
      const shares = lookBack(q, k, i, head, w.heads); // (i + 1): no later pixel
      mixIn(shares, v, mixed, head, w.heads); // row i, d / heads columns
    }
  }
  return linear(mixed, w.out); // (n, d)
}
// #endregion
