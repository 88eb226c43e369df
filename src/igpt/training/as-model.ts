import type { Kernel } from '../kernel/kernel.ts';
import type { Layer } from '../matmul.ts';
import type { Matrix } from '../matrix.ts';
import type { Model } from '../model.ts';
import type { Tensor } from './arithmetic.ts';
import type { Parameters, Shape } from './parameters.ts';

/** Make a model that draws of weights that were learned; the weights are copied. */
export function asModel(w: Parameters, { heads }: Shape, kernel: Kernel): Model {
  const layer = (weights: Tensor): Layer => kernel.linear(transposed(weights));
  return {
    objective: 'autoregressive',
    kernel,
    token: copy(w.token),
    position: copy(w.position),
    empty: w.start.data.slice(),
    blocks: w.blocks.map((block) => ({
      heads,
      attentionGain: block.attentionGain.data.slice(),
      query: layer(block.query),
      key: layer(block.key),
      value: layer(block.value),
      out: layer(block.out),
      mlpGain: block.mlpGain.data.slice(),
      up: layer(block.up),
      down: layer(block.down),
    })),
    gain: w.gain.data.slice(),
    head: layer(w.head),
  };
}

function copy({ rows, columns, data }: Tensor): Matrix {
  return { rows, columns, data: data.slice() };
}

/** A model's layers have their weights as (out, in). */
function transposed({ rows, columns, data }: Tensor): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    result[(i % columns) * rows + Math.floor(i / columns)] = data[i] ?? 0;
  }
  return { rows: columns, columns: rows, data: result };
}
