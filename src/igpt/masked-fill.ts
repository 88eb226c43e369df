/** Filling in missing pixels by a BERT model (V2 sec. 2.1), which has no order of its own. */
import { distribution, draw } from './distribution.ts';
import { rowsOf, type Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import { EMPTY, forward, type Model, type Tokens } from './model.ts';
import { seeded } from './random.ts';

/**
 * Fill in some missing pixels: each is sampled by itself from one pass, and only the samples with the
 * largest probability are kept. The next step samples the others again, and sees these.
 *
 * Each position has a random number of its own, so one seed gives one picture for a given `keep`.
 * @param picture - T tokens, EMPTY where a pixel is missing
 * @param keep - the number of pixels to keep; ties go to the earlier one
 * @param read - reads the picture; by default with a pass of its own
 * @returns T tokens
 */
export function unmaskStep(
  model: Model,
  picture: Tokens,
  keep: number,
  seed: number,
  read = (holed: Tokens): Matrix => forward(model, [holed]),
): number[] {
  if (model.objective !== 'bert')
    throw new ModelError('Only a model of masked pixels fills them in from both sides.');
  if (!(Number.isInteger(keep) && keep >= 1))
    throw new ModelError(`${keep} pixels cannot be kept of a step.`);
  const filled = Array.from(picture);
  const missing = filled.flatMap((token, t) => (token === EMPTY ? [t] : []));
  if (missing.length === 0) return filled;
  const numbers = Array.from({ length: filled.length }, seeded(seed));
  const logits = read(filled); // (T, V)
  const drawn = missing.map((t) => {
    const shares = distribution(rowsOf(logits, t, t + 1).data, { temperature: 1 });
    const token = draw(shares, numbers[t] ?? NaN);
    return { t, token, share: shares[token] ?? 0 };
  });
  drawn.sort((a, b) => b.share - a.share || a.t - b.t);
  for (const { t, token } of drawn.slice(0, keep)) filled[t] = token;
  return filled;
}

/**
 * Fill in all missing pixels, `keep` a step. If `keep` is their number, none sees another; if it is
 * one, each sees all those filled before it.
 * @param missing - positions whose tokens are ignored
 * @returns T tokens
 */
export function unmask(
  model: Model,
  picture: Tokens,
  missing: readonly number[],
  keep: number,
  seed: number,
): number[] {
  let filled = withHoles(picture, missing);
  while (filled.includes(EMPTY)) filled = unmaskStep(model, filled, keep, seed);
  return filled;
}

/** Return the picture with EMPTY at these positions. */
export function withHoles(picture: Tokens, missing: readonly number[]): number[] {
  const holed = Array.from(picture);
  for (const t of missing) holed[t] = EMPTY;
  return holed;
}
