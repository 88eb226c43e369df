import type { TimedStep } from '../../igpt/messages.ts';
import { choicesOf, type Choices } from './bars.ts';

/** A pixel at which a completion hesitated, and what might have come there. */
interface Hesitation {
  readonly pixel: number;
  /** Of the distribution, in nats. */
  readonly entropy: number;
  readonly choices: Choices;
}

/** Where each completion hesitated most so far: where its distribution had the highest entropy. */
export class Hesitations {
  #most: (Hesitation | undefined)[] = [];

  /** @param byHand - colours that replace those drawn */
  add({ index, probabilities, tokens }: TimedStep, byHand: readonly (number | undefined)[]): void {
    probabilities.forEach((each, i) => {
      const entropy = entropyOf(each);
      if (entropy <= (this.#most[i]?.entropy ?? -1)) return;
      const choices = choicesOf(each, byHand[i] ?? tokens[i] ?? -1);
      this.#most[i] = { pixel: index, entropy, choices };
    });
  }

  of(completion: number): { pixel: number | null; choices: Choices | null } {
    const { pixel = null, choices = null } = this.#most[completion] ?? {};
    return { pixel, choices };
  }

  forget(): void {
    this.#most = [];
  }
}

function entropyOf(probabilities: ArrayLike<number>): number {
  return Array.from(probabilities).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
