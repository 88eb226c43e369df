import type { TimedStep } from '../../igpt/service/messages.ts';
import { choicesOf, type Choices } from './bars.ts';

/** A pixel at which a completion hesitated, and what might have come there. */
export interface Hesitation {
  readonly pixel: number;
  /** Of the distribution, in nats. */
  readonly entropy: number;
  readonly choices: Choices;
  /** (V) */
  readonly probabilities: ArrayLike<number>;
  /** What the dice gave, whatever was set by hand. */
  readonly drawn: number;
}

/** Where each completion hesitated most so far: where its distribution had the highest entropy. */
export class Hesitations {
  #most: (Hesitation | undefined)[] = [];

  /** @param byHand - colours that replace those drawn */
  add({ index, probabilities, tokens }: TimedStep, byHand: readonly (number | undefined)[]): void {
    probabilities.forEach((each, i) => {
      const entropy = entropyOf(each);
      if (entropy <= (this.#most[i]?.entropy ?? -1)) return;
      const drawn = tokens[i] ?? -1;
      const choices = choicesOf(each, byHand[i] ?? drawn);
      this.#most[i] = { pixel: index, entropy, choices, probabilities: each, drawn };
    });
  }

  of(completion: number): Hesitation | undefined {
    return this.#most[completion];
  }

  forget(): void {
    this.#most = [];
  }

  /** Forgets those at this pixel or a later one, which will be drawn anew. */
  forgetFrom(pixel: number): void {
    this.#most = this.#most.map((each) => (each && each.pixel < pixel ? each : undefined));
  }
}

function entropyOf(probabilities: ArrayLike<number>): number {
  return Array.from(probabilities).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
