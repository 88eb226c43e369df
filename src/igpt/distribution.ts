/** From logits to the colour that is drawn. */
import { ModelError } from './service/model-error.ts';
import { softmax } from './softmax.ts';

/** Sampling options. The paper samples at temperature 1 without top-k or top-p. */
export interface Freedom {
  /** Logits are divided by it: 1 leaves them as they are, 0 allows only the likeliest colour. */
  readonly temperature: number;
  /** Keep only this many of the likeliest colours; by default all. */
  readonly topK?: number;
  /** Of those, keep the fewest that together hold this share of the probability; by default 1. */
  readonly topP?: number;
}

/**
 * Return the probabilities that a colour is drawn with.
 * @param logits - (V)
 * @returns (V) probabilities that sum to one
 * @throws ModelError where a number of `freedom` makes no sense
 */
export function distribution(logits: Float32Array, freedom: Freedom): Float32Array {
  checkFreedom(freedom);
  const { temperature, topK = logits.length, topP = 1 } = freedom;
  let largest = -Infinity;
  for (const logit of logits) if (logit > largest) largest = logit;
  if (temperature === 0) {
    const likeliest = logits.indexOf(largest);
    return logits.map((_, token) => (token === likeliest ? 1 : 0));
  }
  const scores = new Float32Array(logits.length);
  for (let token = 0; token < scores.length; token++)
    scores[token] = ((logits[token] ?? 0) - largest) / temperature;
  const shares = softmax(scores);
  return topK < logits.length || topP < 1 ? cut(shares, topK, topP) : shares;
}

/** Keep the fewest of the `topK` largest shares that hold `topP` of them, normalised to one. */
function cut(shares: Float32Array, topK: number, topP: number): Float32Array {
  const order = Array.from(shares.keys())
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b)
    .slice(0, topK);
  const enough = topP * order.reduce((sum, token) => sum + (shares[token] ?? 0), 0);
  const kept = new Float32Array(shares.length);
  let sum = 0;
  for (const token of order) {
    if (sum >= enough) break;
    kept[token] = shares[token] ?? 0;
    sum += shares[token] ?? 0;
  }
  return kept.map((share) => share / sum);
}

/**
 * Return the colour that a random number picks: the first at which the running total exceeds it.
 * @param probabilities - (V), summing to one
 * @param number - uniform in [0, 1)
 */
export function draw(probabilities: Float32Array, number: number): number {
  let total = 0;
  let last = 0;
  for (let token = 0; token < probabilities.length; token++) {
    const share = probabilities[token] ?? 0;
    if (share === 0) continue;
    total += share;
    if (total > number) return token;
    last = token;
  }
  // Rounding may leave the total a hair below one.
  return last;
}

/** Throw a ModelError if a number of `freedom` makes no sense. */
export function checkFreedom({ temperature, topK = 1, topP = 1 }: Freedom): void {
  if (!(temperature >= 0 && temperature < Infinity))
    throw new ModelError(`The temperature is ${temperature}, not a number from 0 on.`);
  if (!(Number.isInteger(topK) && topK >= 1))
    throw new ModelError(`Top-k is ${topK}, not a whole number from 1 on.`);
  if (!(topP > 0 && topP <= 1))
    throw new ModelError(`Top-p is ${topP}, not a share above 0 and up to 1.`);
}
