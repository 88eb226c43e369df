/** The attention of an autoregressive model (V2 sec. 2.2) while it predicts the pixels of a picture. */
import { ModelError } from './service/model-error.ts';
import { attentionOf, forward, inputsOf, withCache, type Model, type Tokens } from './model.ts';
import type { Matrix } from './matrix.ts';

/**
 * For each layer, each pixel and each head: the attention weights while that pixel was predicted,
 * first of the start vector, then of every pixel before it. The query of pixel t is that of input
 * t, which is pixel t - 1, so the last weight is the one it gives to itself.
 */
export type Attention = readonly (readonly (readonly Float32Array[])[])[];

/**
 * Read a picture once and keep every head's attention weights, about L H T^2 / 2 numbers.
 * @param picture - at most T tokens
 */
export function attentionIn(model: Model, picture: Tokens): Attention {
  if (model.objective !== 'autoregressive')
    throw new ModelError('Only an autoregressive model predicts one pixel after the other.');
  return withCache(model, 1, (cache) => {
    const layers: Matrix[] = [];
    forward(model, [inputsOf(picture)], cache, layers);
    return model.blocks.map((weights, l) => {
      const [h, past] = [layers[l], cache[l]];
      if (!h || !past) throw new ModelError(`Layer ${l} has left no trace.`);
      return attentionOf(h, weights, past);
    });
  });
}

/**
 * Return the attention weights of all heads while one pixel was predicted.
 * @returns for each layer, for each head, `pixel` + 1 weights that sum to one, the start vector's first
 */
export function attentionFor(attention: Attention, pixel: number): Float32Array[][] {
  return attention.map((pixels) => {
    const heads = pixels[pixel];
    if (!heads) throw new ModelError(`The picture has no pixel ${pixel}.`);
    return [...heads];
  });
}
