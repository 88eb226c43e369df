/** Switching heads of attention off, to see what the network does without them. */
import { ModelError } from './service/model-error.ts';
import type { Layer } from './matmul.ts';
import type { Model } from './model.ts';

/** A head of attention, its layer and itself counted from 0 on. */
export interface Head {
  readonly layer: number;
  readonly head: number;
}

/**
 * Return the model with some of its heads off: what such a head mixes is zero before the projection.
 * @throws ModelError if the model has no such head
 */
export function withoutHeads(model: Model, off: readonly Head[]): Model {
  for (const { layer, head } of off) {
    const heads = model.blocks[layer]?.heads ?? 0;
    if (!(Number.isInteger(head) && head >= 0 && head < heads))
      throw new ModelError(`The model has no head ${head} in layer ${layer}.`);
  }
  const blocks = model.blocks.map((block, layer) => {
    const heads = off.filter((one) => one.layer === layer).map(({ head }) => head);
    if (heads.length === 0) return block;
    return { ...block, out: withoutColumns(block.out, block.heads, heads) };
  });
  return { ...model, blocks };
}

/** Return the projection of the heads' outputs, side by side in its input, with some of them zero. */
function withoutColumns(project: Layer, heads: number, off: readonly number[]): Layer {
  return (mixed) => {
    const { rows, columns } = mixed;
    const width = columns / heads;
    const data = mixed.data.slice();
    for (let row = 0; row < rows; row++) {
      for (const head of off) {
        const from = row * columns + head * width;
        data.fill(0, from, from + width);
      }
    }
    return project({ rows, columns, data });
  };
}
