import { toInt8 } from '../int8.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Layer } from '../matmul.ts';
import { copyOf, stacked, type Matrix } from '../matrix.ts';
import type { Model } from '../model.ts';
import type { Tensor } from './arithmetic.ts';
import type { Parameters, Shape } from './parameters.ts';

/** Make a model that draws of weights that were learned; they are rounded to int8, as shipped ones are. */
export function asModel(w: Parameters, { heads }: Shape, kernel: Kernel): Model {
  /** Make a layer of matrices that read the same input; their outputs lie side by side. */
  const layer = (...weights: readonly Tensor[]): Layer =>
    kernel.linear(toInt8(stacked(weights.map(transposed))));
  return {
    objective: 'autoregressive',
    kernel,
    token: copyOf(w.token),
    position: copyOf(w.position),
    empty: w.start.data.slice(),
    blocks: w.blocks.map((block) => ({
      heads,
      attentionGain: block.attentionGain.data.slice(),
      qkv: layer(block.query, block.key, block.value),
      out: layer(block.out),
      mlpGain: block.mlpGain.data.slice(),
      up: layer(block.up),
      down: layer(block.down),
    })),
    gain: w.gain.data.slice(),
    head: layer(w.head),
  };
}

/** A model's layers have their weights as (out, in). */
function transposed({ rows, columns, data }: Tensor): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    result[(i % columns) * rows + Math.floor(i / columns)] = data[i] ?? 0;
  }
  return { rows: columns, columns: rows, data: result };
}
