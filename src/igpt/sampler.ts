/** Sampling pictures pixel by pixel from an autoregressive model (V2 sec. 2.1). */
import { checkFreedom, distribution, draw, type Freedom } from './distribution.ts';
import { rowsOf } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import {
  EMPTY,
  forward,
  newCache,
  withCache,
  type Cache,
  type Model,
  type Tokens,
} from './model.ts';
import { seeded } from './random.ts';

/** A picture to be completed. */
export interface Sample {
  /** The given pixels in raster order: fewer than the picture has, or none. */
  readonly prefix: Tokens;
  /** One seed gives one picture, whatever else is sampled beside it. */
  readonly seed: number;
}

/** One pixel of every picture. */
export interface Step {
  /** The pixel in raster order. */
  readonly index: number;
  /** For each picture, the sampled colour. */
  readonly tokens: readonly number[];
  /** For each picture, (V) the probabilities it was sampled with. */
  readonly probabilities: readonly Float32Array[];
}

/** Colours set by hand in place of those sampled last; undefined keeps the sampled one. */
type ByHand = readonly (number | undefined)[] | undefined;

/**
 * Complete pictures side by side, one pixel a step.
 *
 * `next(tokens)` replaces what the last step sampled, with a token for each picture or undefined to
 * keep the sampled one. Each pixel has a random number of its own, so setting one does not change
 * the numbers of the others. Nothing is computed between two calls of `next`.
 * @param samples - prefixes must be equally long
 * @param cached - use a KV cache. Without one each picture is read again for each of its pixels: the
 *   same picture, but slower; between two pictures there is then a step of undefined
 * @returns the whole pictures, T tokens each
 * @throws ModelError if a token, a prefix or a number of `freedom` makes no sense
 */
export function* sample(
  model: Model,
  samples: readonly Sample[],
  freedom: Freedom,
  cached = true,
): Generator<Step | undefined, number[][], ByHand> {
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

  const cache = newCache(model, cached ? samples.length : 1);
  try {
    for (let index = start; index < context; index++) {
      const logits = cached
        ? readOn(model, pictures, cache)
        : yield* readAnew(model, pictures, cache);
      const probabilities = logits.map((scores) => distribution(scores, freedom));
      const tokens = probabilities.map((shares, b) => draw(shares, numbers[b]?.[index] ?? NaN));
      const byHand = yield { index, tokens, probabilities };
      pictures.forEach((picture, b) => {
        const token = byHand?.[b] ?? tokens[b] ?? EMPTY;
        if (!(Number.isInteger(token) && token >= 0 && token < model.token.rows))
          throw new ModelError(
            `Pixel ${index} was set to ${token}, not a token below ${model.token.rows}.`,
          );
        picture.push(token);
      });
    }
    return pictures;
  } finally {
    // Also where a job is cancelled: its generator returns here.
    model.kernel.giveBack(cache);
  }
}

/**
 * Read those positions of the pictures that the cache does not hold yet.
 * @returns for each picture (V) the logits of its next pixel
 */
function readOn(model: Model, pictures: readonly number[][], cache: Cache): Float32Array[] {
  const [first = []] = pictures;
  const known = cache[0]?.length ?? 0;
  if (known === 0 && pictures.length > 1 && pictures.every((picture) => isSame(picture, first))) {
    // Read the common beginning once.
    return withCache(model, 1, (one) => {
      const [logits = new Float32Array()] = readOn(model, [first], one);
      cache.forEach((past, l) => one[l] && past.repeat(one[l]));
      return pictures.map(() => logits);
    });
  }
  const inputs = pictures.map((picture) => [EMPTY, ...picture].slice(known));
  const logits = forward(model, inputs, cache); // (B n, V)
  const n = first.length + 1 - known;
  return pictures.map((_, b) => rowsOf(logits, b * n + n - 1, b * n + n).data);
}

/** The same as `readOn` without a cache, one picture after the other. */
function* readAnew(
  model: Model,
  pictures: readonly number[][],
  cache: Cache,
): Generator<undefined, Float32Array[], ByHand> {
  const logits: Float32Array[] = [];
  for (const picture of pictures) {
    if (logits.length > 0) yield undefined;
    for (const past of cache) past.clear();
    logits.push(...readOn(model, [picture], cache));
  }
  return logits;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((token, i) => token === b[i]);
}

/** Run a sampler to its end and return the whole pictures, T tokens each. */
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
