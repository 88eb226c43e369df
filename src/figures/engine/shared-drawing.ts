import type { TimedStep } from '../../igpt/service/messages.ts';
import type { Sample } from '../../igpt/sampler.ts';
import { WorkerDied, type Drawing } from './engine.ts';

/** Pictures that several workers draw side by side. If one of them dies, others go on, once. */
export class SharedDrawing implements Drawing {
  readonly #samples: readonly Sample[];
  readonly #begin: (samples: readonly Sample[]) => readonly Drawing[];
  readonly #load: () => Promise<void>;
  /** The pixels of each picture that are there by now. */
  readonly #pictures: number[][];
  /** The number of pixels that were asked for and are not there. */
  #due = 0;
  #parts: readonly Drawing[];
  #isCancelled = false;

  /**
   * @param begin - begin to draw the pictures in parts, in their order and all but the last equally large
   * @param load - load the model again
   */
  constructor(
    samples: readonly Sample[],
    begin: (samples: readonly Sample[]) => readonly Drawing[],
    load: () => Promise<void>,
  ) {
    this.#samples = samples;
    this.#begin = begin;
    this.#load = load;
    this.#pictures = samples.map(({ prefix }) => Array.from(prefix));
    this.#parts = begin(samples);
  }

  draw(pixels: number, byHand?: readonly (number | undefined)[]): void {
    this.#due += pixels;
    byHand?.forEach((token, i) => token !== undefined && this.#pictures[i]?.splice(-1, 1, token));
    const each = Math.ceil(this.#samples.length / this.#parts.length);
    this.#parts.forEach((part, i) => part.draw(pixels, byHand?.slice(i * each, (i + 1) * each)));
  }

  cancel(): void {
    this.#isCancelled = true;
    for (const part of this.#parts) part.cancel();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TimedStep> {
    try {
      yield* this.#steps();
    } catch (error) {
      if (!(error instanceof WorkerDied) || this.#due === 0) throw error;
      for (const part of this.#parts) part.cancel();
      await this.#load();
      if (this.#isCancelled) return;
      // Each picture has a seed of its own: it goes on from any pixel as it would have without a break.
      this.#parts = this.#begin(
        this.#samples.map(({ seed }, i) => ({ prefix: this.#pictures[i] ?? [], seed })),
      );
      for (const part of this.#parts) part.draw(this.#due);
      yield* this.#steps();
    } finally {
      this.cancel();
    }
  }

  /** Give each step when all parts have it. */
  async *#steps(): AsyncGenerator<TimedStep> {
    const parts = this.#parts.map((part) => part[Symbol.asyncIterator]());
    for (;;) {
      const results = await Promise.all(parts.map((part) => part.next()));
      const steps = results.flatMap(({ done, value }) => (done ? [] : [value]));
      const [first] = steps;
      if (!first || steps.length < parts.length) return;
      const tokens = steps.flatMap((step) => step.tokens);
      tokens.forEach((token, i) => this.#pictures[i]?.push(token));
      this.#due -= 1;
      yield {
        index: first.index,
        tokens,
        probabilities: steps.flatMap(({ probabilities }) => probabilities),
        milliseconds: Math.max(...steps.map(({ milliseconds }) => milliseconds)),
      };
    }
  }
}
