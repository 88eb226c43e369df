import type { Freedom } from '../../igpt/distribution.ts';
import type { Head } from '../../igpt/heads-off.ts';
import type { TimedStep } from '../../igpt/service/messages.ts';
import { engine, type Drawing, type ModelName } from '../engine/index.ts';
import type { Edited } from './edits.ts';

/** What a run samples from. */
export interface SampleOptions {
  readonly model: ModelName;
  /** The pixels that are there already: equally many of each picture, at least one missing. */
  readonly pictures: readonly (readonly number[])[];
  /** The seed of the first picture; the others count on. */
  readonly seed: number;
  readonly freedom: Freedom;
  /** Whether a KV cache is used. */
  readonly cached: boolean;
  /** The heads that are off. */
  readonly off: readonly Head[];
  /** How many pixels a whole picture has. */
  readonly total: number;
}

/**
 * Pictures that are being completed. The model is always one step ahead: the next pixel, and how
 * likely each colour is there, are known before it is drawn. So a press is answered at once, and a
 * colour can be set by hand.
 */
export class SampleRun {
  readonly pictures: number[][];
  readonly cached: boolean;
  /** The step of the next pixel; undefined while it is computed, and at the end. */
  step: TimedStep | undefined;
  readonly #options: SampleOptions;
  #drawing: Drawing;
  #steps: AsyncIterator<TimedStep>;
  #stepCount = 0;
  /** The number of steps that were asked for and not taken. */
  #asked = 0;

  /** The model must be loaded. */
  constructor(options: SampleOptions) {
    this.#options = options;
    this.pictures = options.pictures.map((picture) => [...picture]);
    this.cached = options.cached;
    this.#drawing = this.#begin();
    this.#steps = this.#drawing[Symbol.asyncIterator]();
  }

  /** The next pixel; one past the last if the pictures are whole. */
  get pixel(): number {
    return this.pictures[0]?.length ?? 0;
  }

  get isWhole(): boolean {
    return this.pixel >= this.#options.total;
  }

  /** What the step took; undefined for the first one with a cache, which also read what is given. */
  get milliseconds(): number | undefined {
    return this.#stepCount > 1 || !this.cached ? this.step?.milliseconds : undefined;
  }

  /**
   * Compute the step of the next pixel.
   * @param edited - the colours that were set by hand at the pixel before
   * @param ahead - how many steps may be computed before they are taken, this one among them
   * @throws EngineError
   */
  async computeStep(edited: Edited = [], ahead = 1): Promise<void> {
    if (this.#asked > 0 && edited.some((token) => token !== undefined)) {
      // What was computed ahead does not know of these colours.
      this.stop();
      this.#drawing = this.#begin();
      this.#steps = this.#drawing[Symbol.asyncIterator]();
    }
    if (this.#asked < ahead) this.#drawing.draw(ahead - this.#asked, edited);
    this.#asked = Math.max(this.#asked, ahead) - 1;
    const next = await this.#steps.next();
    if (next.done) return;
    this.#stepCount += 1;
    this.step = next.value;
  }

  /**
   * Draw the next pixel, at once. The promise is of the step after it.
   * @param edited - colours that replace those sampled
   * @param ahead - see `computeStep`
   */
  async drawPixel(edited: Edited, ahead = 1): Promise<void> {
    const { step } = this;
    if (!step) return;
    this.step = undefined;
    this.pictures.forEach((picture, i) => picture.push(edited[i] ?? step.tokens[i] ?? 0));
    if (this.isWhole) this.stop();
    else await this.computeStep(edited, ahead);
  }

  stop(): void {
    this.#drawing.cancel();
  }

  #begin(): Drawing {
    const { model, seed, freedom, cached, off } = this.#options;
    this.#stepCount = this.#asked = 0;
    const samples = this.pictures.map((prefix, i) => ({ prefix, seed: seed + i }));
    return engine.sample(model, samples, freedom, { cached, off });
  }
}
