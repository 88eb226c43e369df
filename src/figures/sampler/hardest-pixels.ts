import type { TimedStep } from '../../igpt/service/messages.ts';
import type { Edited } from './edits.ts';
import { choicesOf, type Choices } from './snapshot.ts';

/** A pixel at which the model was unsure, and what might have come there. */
export interface HardPixel {
  readonly pixel: number;
  /** The entropy of the distribution, in nats. */
  readonly entropy: number;
  readonly choices: Choices;
  /** (V) */
  readonly probabilities: ArrayLike<number>;
  /** The token that was sampled, whatever was set by hand. */
  readonly sampled: number;
}

/** The pixel of each completion whose distribution had the highest entropy so far. */
export class HardestPixels {
  #hardest: (HardPixel | undefined)[] = [];

  /** @param edited - colours that replace those sampled */
  add({ index, probabilities, tokens }: TimedStep, edited: Edited): void {
    probabilities.forEach((distribution, i) => {
      const entropy = entropyOf(distribution);
      if (entropy <= (this.#hardest[i]?.entropy ?? -1)) return;
      const sampled = tokens[i] ?? -1;
      const choices = choicesOf(distribution, edited[i] ?? sampled);
      this.#hardest[i] = { pixel: index, entropy, choices, probabilities: distribution, sampled };
    });
  }

  of(completion: number): HardPixel | undefined {
    return this.#hardest[completion];
  }

  /** Forget those from a pixel on; by default all. */
  clear(from = 0): void {
    this.#hardest = this.#hardest.map((hard) => (hard && hard.pixel < from ? hard : undefined));
  }
}

function entropyOf(probabilities: ArrayLike<number>): number {
  return Array.from(probabilities).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
