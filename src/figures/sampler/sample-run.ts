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
  readonly #total: number;
  readonly #drawing: Drawing;
  readonly #steps: AsyncIterator<TimedStep>;
  #stepCount = 0;

  /** The model must be loaded. */
  constructor({ model, pictures, seed, freedom, cached, off, total }: SampleOptions) {
    this.pictures = pictures.map((picture) => [...picture]);
    this.cached = cached;
    this.#total = total;
    const samples = pictures.map((prefix, i) => ({ prefix, seed: seed + i }));
    this.#drawing = engine.sample(model, samples, freedom, { cached, off });
    this.#steps = this.#drawing[Symbol.asyncIterator]();
  }

  /** The next pixel; one past the last if the pictures are whole. */
  get pixel(): number {
    return this.pictures[0]?.length ?? 0;
  }

  get isWhole(): boolean {
    return this.pixel >= this.#total;
  }

  /** What the step took; undefined for the first one with a cache, which also read what is given. */
  get milliseconds(): number | undefined {
    return this.#stepCount > 1 || !this.cached ? this.step?.milliseconds : undefined;
  }

  /**
   * Compute the step of the next pixel.
   * @param edited - the colours that were set by hand at the pixel before
   * @throws EngineError
   */
  async computeStep(edited?: Edited): Promise<void> {
    this.#drawing.draw(1, edited);
    const next = await this.#steps.next();
    if (next.done) return;
    this.#stepCount += 1;
    this.step = next.value;
  }

  /**
   * Draw the next pixel, at once. The promise is of the step after it.
   * @param edited - colours that replace those sampled
   */
  async drawPixel(edited: Edited): Promise<void> {
    const { step } = this;
    if (!step) return;
    this.step = undefined;
    this.pictures.forEach((picture, i) => picture.push(edited[i] ?? step.tokens[i] ?? 0));
    if (this.isWhole) this.stop();
    else await this.computeStep(edited);
  }

  stop(): void {
    this.#drawing.cancel();
  }
}
