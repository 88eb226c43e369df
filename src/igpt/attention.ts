/** Where an autoregressive model looks (V2 sec. 2.2) while it predicts the pixels of a picture. */
import { ModelError } from './service/model-error.ts';
import { attentionOf, forward, inputsOf, withCache, type Model, type Tokens } from './model.ts';
import type { Matrix } from './matrix.ts';

/**
 * For each layer, each pixel and each head the shares of what was looked at while that pixel was
 * predicted: of the start vector, then of every pixel before it. The query of pixel t is that of input
 * t, which is pixel t - 1, so that the last share is what it gives to itself.
 */
export type Attention = readonly (readonly (readonly Float32Array[])[])[];

/**
 * Reads a picture once and keeps where every head looked; about L H T^2 / 2 shares.
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
 * Where all heads looked while one pixel was predicted.
 * @returns for each layer, for each head, `pixel` + 1 shares that sum to one, the start vector's first
 */
export function attentionFor(attention: Attention, pixel: number): Float32Array[][] {
  return attention.map((pixels) => {
    const heads = pixels[pixel];
    if (!heads) throw new ModelError(`The picture has no pixel ${pixel}.`);
    return [...heads];
  });
}
