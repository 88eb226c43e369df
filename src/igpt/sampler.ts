/** Pictures drawn pixel by pixel from an autoregressive model (V2 sec. 2.1). */
import { checkFreedom, distribution, draw, type Freedom } from './distribution.ts';
import { rowsOf } from './matrix.ts';
import { ModelError } from './model-error.ts';
import { EMPTY, forward, inputsOf, newCache, type Model, type Tokens } from './model.ts';
import { seeded } from './random.ts';

/** A picture to be completed. */
export interface Sample {
  /** The pixels that are given, in raster order; fewer than the picture has, or none. */
  readonly prefix: Tokens;
  /** Decides every draw: one seed gives one picture, whatever else is sampled beside it. */
  readonly seed: number;
}

/** One pixel of every picture. */
export interface Step {
  /** Which pixel, in raster order. */
  readonly index: number;
  /** For each picture, the colour drawn. */
  readonly tokens: readonly number[];
  /** For each picture, (V) the probabilities it was drawn by. */
  readonly probabilities: readonly Float32Array[];
}

/**
 * Completes pictures side by side, one pixel a step.
 *
 * `next(tokens)` sets by hand what the step before has drawn: a token for each picture, undefined where
 * the drawn one stands. A pixel is drawn by a random number of its own, so that setting one changes
 * nothing of how the others are drawn. Nothing is computed between two calls of `next`.
 * @param samples - prefixes must be equally long
 * @returns the whole pictures, T tokens each
 * @throws ModelError where a token, a prefix or a number of `freedom` makes no sense
 */
export function* sample(
  model: Model,
  samples: readonly Sample[],
  freedom: Freedom,
): Generator<Step, number[][], readonly (number | undefined)[] | undefined> {
  if (model.objective !== 'autoregressive')
    throw new ModelError('Only an autoregressive model draws pictures pixel by pixel.');
  checkFreedom(freedom);
  const context = model.position.rows;
  const numbers = samples.map(({ seed }) => Array.from({ length: context }, seeded(seed)));
  const pictures = samples.map(({ prefix }) => Array.from(prefix));
  const start = pictures[0]?.length ?? 0;
  if (start >= context)
    throw new ModelError(`A prefix of ${start} pixels leaves nothing of ${context} to draw.`);

  if (pictures.some((picture) => picture.length !== start))
    throw new ModelError('Prefixes of pictures drawn side by side must be equally long.');

  const cache = newCache(model, samples.length);
  // What the first step reads is the start vector and the whole prefix; later steps read a pixel each.
  let inputs = pictures.map((picture) => inputsOf(picture, start + 1));
  for (let index = start; index < context; index++) {
    const logits = forward(model, inputs, cache); // (B n, V)
    const n = logits.rows / pictures.length;
    const probabilities = pictures.map((_, b) =>
      distribution(rowsOf(logits, b * n + n - 1, b * n + n).data, freedom),
    );
    const tokens = probabilities.map((shares, b) => draw(shares, numbers[b]?.[index] ?? NaN));
    const byHand = yield { index, tokens, probabilities };
    inputs = pictures.map((picture, b) => {
      const token = byHand?.[b] ?? tokens[b] ?? EMPTY;
      if (!(Number.isInteger(token) && token >= 0 && token < model.token.rows))
        throw new ModelError(
          `Pixel ${index} was set to ${token}, not a token below ${model.token.rows}.`,
        );
      picture.push(token);
      return [token];
    });
  }
  return pictures;
}

/** Runs a sampler to its end: the whole pictures, T tokens each. */
export function complete(
  model: Model,
  samples: readonly Sample[],
  freedom: Freedom = { temperature: 1 },
): number[][] {
  const steps = sample(model, samples, freedom);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
