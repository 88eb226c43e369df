/** The features that a linear probe reads (V2 sec. 2.4), for each layer. */
import { layerNorm } from './layer-norm.ts';
import type { Matrix } from './matrix.ts';
import { forward, inputsOf, type Model, type Tokens } from './model.ts';

/**
 * Return for each layer l the mean over positions of the normed input of block l; for l = L, of the head.
 * @param picture - BERT: T tokens, nothing masked; autoregressive: at most T
 * @returns L + 1 vectors of (d)
 */
export function features(model: Model, picture: Tokens): Float32Array[] {
  const layers: Matrix[] = [];
  const input = model.objective === 'bert' ? picture : inputsOf(picture);
  forward(model, [input], undefined, layers);
  return layers.map((h, l) => meanRow(layerNorm(h, model.blocks[l]?.attentionGain ?? model.gain)));
}

/** Return the mean of the rows, (d). */
function meanRow({ rows, columns, data }: Matrix): Float32Array {
  const mean = new Float32Array(columns);
  for (let i = 0; i < data.length; i++) {
    mean[i % columns] = (mean[i % columns] ?? 0) + (data[i] ?? 0) / rows;
  }
  return mean;
}
