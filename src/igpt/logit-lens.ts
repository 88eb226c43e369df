/** The logit lens: the output head, put on every layer instead of the last one. */
import { layerNorm } from './layer-norm.ts';
import { natsOf } from './likelihood.ts';
import type { Matrix } from './matrix.ts';
import { forward, inputsOf, type Model, type Tokens } from './model.ts';

/**
 * Return the mean loss in nats a pixel, read after each layer.
 * @param picture - at most T tokens
 * @returns L + 1 losses: of h^0, then after each block; the last is the model's own loss
 */
export function logitLens(model: Model, picture: Tokens): number[] {
  const layers: Matrix[] = []; // h^0 to h^L, (n, d) each
  forward(model, [inputsOf(picture)], undefined, layers);
  return layers.map((h) => {
    const logits = model.kernel.within(() => model.head(layerNorm(h, model.gain))); // (n, V)
    const nats = Array.from(picture, (token, t) => natsOf(logits, t, token));
    return nats.reduce((sum, each) => sum + each, 0) / nats.length;
  });
}
