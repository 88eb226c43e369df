/** The surprise of a model at a picture: negative log-likelihood, V2 sec. 2.1. */
import { exp } from './exp.ts';
import type { Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import { EMPTY, forward, inputsOf, type Model, type Tokens } from './model.ts';

/**
 * Return -ln p of every pixel.
 *
 * Autoregressive: each pixel given all before it. BERT: each masked pixel given all unmasked ones;
 * the others cost nothing.
 * @param pictures - B pictures of at most T tokens (BERT: exactly T)
 * @param masked - BERT only: for each picture, the masked positions
 * @returns for each picture, nats of each pixel
 */
export function surprise(
  model: Model,
  pictures: readonly Tokens[],
  masked: readonly (readonly number[])[] = [],
): Float64Array[] {
  const bert = model.objective === 'bert';
  const inputs = pictures.map((picture, b) =>
    bert ? withoutMasked(picture, masked[b] ?? []) : inputsOf(picture),
  );
  return pictures.map((picture, b) => {
    // One picture at a time: a batch would only need more memory.
    const logits = forward(model, inputs.slice(b, b + 1)); // (n, V)
    const nats = new Float64Array(picture.length);
    const predicted = bert ? (masked[b] ?? []) : nats.keys();
    for (const t of predicted) nats[t] = natsOf(logits, t, picture[t] ?? NaN);
    return nats;
  });
}

/** Return the sum of these nats. */
export function total(nats: Float64Array): number {
  return nats.reduce((sum, value) => sum + value, 0);
}

function withoutMasked(picture: Tokens, masked: readonly number[]): Tokens {
  const input = Array.from(picture);
  for (const t of masked) input[t] = EMPTY;
  return input;
}

/** Return -ln p of `token` in row `row` of the logits: ln sum e^z - z of the token. */
export function natsOf(logits: Matrix, row: number, token: number): number {
  const scores = logits.data.subarray(row * logits.columns, (row + 1) * logits.columns);
  const score = scores[token];
  if (score === undefined)
    throw new ModelError(`A pixel is ${token}, not a token below ${logits.columns}.`);
  const largest = scores.reduce((a, b) => Math.max(a, b));
  const sum = scores.reduce((partial, other) => partial + exp(other - largest), 0);
  return Math.log(sum) + largest - score;
}
