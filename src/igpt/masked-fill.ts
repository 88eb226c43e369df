/** Missing pixels drawn from a model of masked pixels (BERT, V2 sec. 2.1), which has no order of its own. */
import { distribution, draw } from './distribution.ts';
import { rowsOf, type Matrix } from './matrix.ts';
import { EMPTY, forward, type Model, type Tokens } from './model.ts';
import { seeded } from './random.ts';

/**
 * Draws all missing pixels in one pass, each by itself: none knows what was drawn for its neighbours.
 * @param picture - T tokens
 * @param missing - positions in it whose tokens are not looked at
 * @returns T tokens
 */
export function fillAtOnce(
  model: Model,
  picture: Tokens,
  missing: readonly number[],
  seed: number,
): number[] {
  const random = seeded(seed);
  const filled = withHoles(picture, missing);
  const logits = forward(model, [filled]); // (T, V)
  for (const t of missing) filled[t] = drawFrom(logits, t, random());
  return filled;
}

/** Draws the missing pixels one after the other, each seeing those drawn before: one pass a pixel. */
export function fillInOrder(
  model: Model,
  picture: Tokens,
  missing: readonly number[],
  seed: number,
): number[] {
  const random = seeded(seed);
  const filled = withHoles(picture, missing);
  for (const t of missing) filled[t] = drawFrom(forward(model, [filled]), t, random());
  return filled;
}

function withHoles(picture: Tokens, missing: readonly number[]): number[] {
  const filled = Array.from(picture);
  for (const t of missing) filled[t] = EMPTY;
  return filled;
}

function drawFrom(logits: Matrix, t: number, number: number): number {
  return draw(distribution(rowsOf(logits, t, t + 1).data, { temperature: 1 }), number);
}
