import type { Freedom } from '../../igpt/distribution.ts';
import type { TimedStep } from '../../igpt/service/messages.ts';
import type { Drawing, ModelName } from '../../kit/engine/index.ts';
import { engine } from '../../kit/engine/index.ts';

/** What a run draws from. */
export interface RunOptions {
  readonly model: ModelName;
  /** What is there of each picture already: equally many pixels, at least one missing. */
  readonly pictures: readonly (readonly number[])[];
  readonly seeds: readonly number[];
  readonly freedom: Freedom;
  readonly cached: boolean;
  /** How many pixels a picture has. */
  readonly total: number;
}

/**
 * Pictures being completed, always one step ahead: what comes next, and how likely each colour is, is
 * known before it is drawn. So a press is answered at once, and a colour can be set by hand.
 */
export class Run {
  readonly pictures: number[][];
  /** Of the pixel that is now asked for; undefined while it is computed, and at the end. */
  step: TimedStep | undefined;
  readonly cached: boolean;
  readonly #total: number;
  readonly #drawing: Drawing;
  readonly #steps: AsyncIterator<TimedStep>;
  /** How many steps have come. */
  #count = 0;

  /** The model must be loaded. */
  constructor({ model, pictures, seeds, freedom, cached, total }: RunOptions) {
    this.pictures = pictures.map((picture) => [...picture]);
    this.cached = cached;
    this.#total = total;
    const samples = pictures.map((prefix, b) => ({ prefix, seed: seeds[b] ?? 0 }));
    this.#drawing = engine.sample(model, samples, freedom, cached);
    this.#steps = this.#drawing[Symbol.asyncIterator]();
  }

  /** The pixel that is now asked for; one past the last if none is. */
  get at(): number {
    return this.pictures[0]?.length ?? 0;
  }

  get isWhole(): boolean {
    return this.at >= this.#total;
  }

  /** Milliseconds of the latest pixel; undefined for the first by a cache, which also read what is given. */
  get milliseconds(): number | undefined {
    return this.#count > 1 || !this.cached ? this.step?.milliseconds : undefined;
  }

  /**
   * Computes the first step, or the one after what was set by hand.
   * @throws EngineError
   */
  async ask(byHand?: readonly (number | undefined)[]): Promise<void> {
    this.#drawing.draw(1, byHand);
    const next = await this.#steps.next();
    if (next.done) return;
    this.#count += 1;
    this.step = next.value;
  }

  /**
   * Draws the pixel that is asked for, at once; the promise is of the one after it.
   * @param byHand - colours that replace those drawn
   */
  async draw(byHand: readonly (number | undefined)[]): Promise<void> {
    const { step } = this;
    if (!step) return;
    this.step = undefined;
    this.pictures.forEach((picture, b) => picture.push(byHand[b] ?? step.tokens[b] ?? 0));
    if (this.isWhole) this.stop();
    else await this.ask(byHand);
  }

  stop(): void {
    this.#drawing.cancel();
  }
}
