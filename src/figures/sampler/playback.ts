/**
 * The drawing of eight completions, without the page.
 *
 *   recorded, ready, done ---play, step---> running, paused ---last pixel---> done
 *              ^---------------- other settings ----------------+
 */
import recorded from '../../../assets/data/live-completions.json' with { type: 'json' };
import type { TimedStep } from '../../igpt/service/messages.ts';
import { codeOf, tokensOf } from '../../kit/draw/hex.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { sleep } from '../../kit/sleep.ts';
import { editedAt } from './edits.ts';
import { HardestPixels, type HardPixel } from './hardest-pixels.ts';
import { SampleRun } from './sample-run.ts';
import { choicesOf, type Phase, type Snapshot } from './snapshot.ts';
import { COMPLETIONS, SIDES, type State } from './state.ts';
import { PixelTimes } from './times.ts';

/** How long settings must rest before the model is asked again, in milliseconds. */
const REST = 120;

/** So many steps are computed ahead where nobody looks at each pixel. */
const AHEAD = 16;

/** The hardest pixel of the recorded completions. */
const RECORDED = {
  pixel: recorded.distribution.pixel,
  choices: choicesOf(recorded.distribution.probabilities),
};

type Pictures = readonly (readonly number[])[];

/** What a playback needs of its figure. */
export interface PlaybackHost {
  state(): State;
  /** Return the whole picture of which some rows are given. */
  original(): readonly number[];
  /** Get the picture and the model of the present state, unless the signal is aborted. */
  load(signal: AbortSignal): Promise<void>;
  /** A figure that is not shown computes nothing. */
  isShown(): boolean;
  /** Draw the new snapshot. */
  changed(): void;
  /** The pictures begin again, without what was set in them by hand. */
  clearEdits(): void;
  failed(error: unknown): void;
}

/** A pixel whose colour can be set by hand, and what was sampled there. */
export type EditablePixel = Pick<HardPixel, 'pixel' | 'probabilities' | 'sampled'>;

export class Playback {
  readonly #host: PlaybackHost;
  #phase: Phase = 'recorded';
  #run: SampleRun | undefined;
  /** The step that the run is computing. */
  #computing: Promise<void> = Promise.resolve();
  /** What is seen while there is no run, and what the next one goes on from; undefined: what is given. */
  #pictures: Pictures | undefined = recorded.completions.map(tokensOf);
  readonly #hardest = new HardestPixels();
  /** The latest choices, which are seen until others come. */
  #latest: Pick<Snapshot, 'choices' | 'pixel'> = { choices: null, pixel: null };
  /** By model: their pixels do not cost the same. */
  readonly #times = { faces: new PixelTimes(), fashion: new PixelTimes() };
  readonly #preparing = new LatestTask();
  readonly #playing = new LatestTask();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PlaybackHost) {
    this.#host = host;
  }

  get isRunning(): boolean {
    return this.#phase === 'running';
  }

  snapshot(): Snapshot {
    const { model, chosen } = this.#host.state();
    const phase = this.#phase;
    const times = this.#times[model].medians;
    if (this.#isWhole) {
      const pictures = (this.#pictures ?? []).map(codeOf);
      const hardest = phase === 'recorded' ? RECORDED : this.#hardest.of(chosen);
      const { pixel = null, choices = null } = hardest ?? {};
      return { phase, times, pictures, asked: null, choices, pixel };
    }
    this.#updateChoices();
    const pictures = this.#run?.pictures ?? this.#pictures ?? this.#given();
    const asked = pictures[0]?.length ?? 0;
    return { phase, times, ...this.#latest, pictures: pictures.map(codeOf), asked };
  }

  /** Return the next pixel of the chosen picture, or the hardest one of a whole picture. */
  editable(): EditablePixel | undefined {
    const { chosen } = this.#host.state();
    if (this.#phase === 'done') return this.#hardest.of(chosen);
    const step = this.#run?.step;
    if (!step || (this.#phase !== 'ready' && this.#phase !== 'paused')) return undefined;
    const { index: pixel, probabilities, tokens } = step;
    return { pixel, probabilities: probabilities[chosen] ?? [], sampled: tokens[chosen] ?? -1 };
  }

  /** Show a colour that was set by hand; whole pictures are drawn again from that pixel on. */
  edit({ pixel, probabilities }: EditablePixel, token: number, interval: number): void {
    this.#latest = { choices: choicesOf(probabilities, token), pixel };
    if (this.#phase === 'done') {
      this.#endRun();
      this.#pictures = this.#pictures?.map((picture) => picture.slice(0, pixel));
      this.#hardest.clear(pixel);
      this.#phase = 'paused';
      void this.play(interval);
    }
    this.#host.changed();
  }

  /**
   * Make a run ready, so that the next press is answered at once.
   * @param from - the pixels that are there; by default those that are given
   * @returns whether it is ready, and no newer one has taken its place
   */
  async prepare(from?: Pictures): Promise<boolean> {
    const signal = this.#preparing.begin();
    this.#endRun();
    const isWanted = (): boolean => !signal.aborted && this.#host.isShown();
    try {
      await this.#host.load(signal);
      if (!isWanted()) return false;
      const { model, cached, seed, temperature, topP, off } = this.#host.state();
      const run = new SampleRun({
        model,
        cached,
        seed,
        off: off.map(([layer, head]) => ({ layer: layer - 1, head: head - 1 })),
        freedom: { temperature: temperature / 10, topP: topP / 20 },
        pictures: from ?? this.#given(),
        total: SIDES[model] ** 2,
      });
      this.#run = run;
      this.#computing = run.computeStep();
      this.#host.changed();
      await this.#computing;
      this.#noteStep();
      return this.#run === run;
    } catch (error) {
      if (isWanted()) this.#fail(error);
      return false;
    }
  }

  /** Make a run ready that goes on with unfinished pictures. */
  resume(): void {
    const isUnfinished = this.#phase === 'ready' || this.#phase === 'paused';
    void this.prepare(isUnfinished ? this.#pictures : undefined);
  }

  /**
   * Draw pixel after pixel, to the end or up to one that is to stop it.
   * @param interval - the shortest time from one to the next, in milliseconds
   */
  async play(interval: number, stopsAt?: (step: TimedStep) => boolean): Promise<void> {
    this.#startOver();
    const signal = this.#playing.begin();
    const from = this.#phase === 'paused' ? this.#run?.pixel : undefined;
    const isAtOnce = interval === 0 && !stopsAt && this.#host.state().edits.length === 0;
    this.#phase = 'running';
    this.#host.changed();
    if (!this.#run && !(await this.prepare(this.#pictures))) {
      if (!signal.aborted) this.pause();
      return;
    }
    try {
      while (!signal.aborted && this.#run) {
        const due = performance.now() + interval;
        await this.#computing;
        if (signal.aborted || !this.#run.step) break;
        if (this.#run.pixel !== from && stopsAt?.(this.#run.step)) return this.pause();
        if (this.#drawPixel(this.#run, isAtOnce ? AHEAD : 1)) return;
        const noted = this.#computing.then(() => this.#noteStep());
        await Promise.all([noted, interval > 0 && sleep(due - performance.now())]);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Draw one pixel; beside whole pictures, show what is given and what comes next. */
  async step(): Promise<void> {
    if (this.isRunning) return this.pause();
    const wasWhole = this.#startOver();
    this.#host.changed();
    try {
      if (!this.#run && !(await this.prepare(this.#pictures))) return;
      await this.#computing;
      if (wasWhole || !this.#run?.step || this.isRunning) return this.#noteStep();
      this.#phase = 'paused';
      if (this.#drawPixel(this.#run)) return;
      await this.#computing;
      this.#noteStep();
    } catch (error) {
      this.#fail(error);
    }
  }

  pause(): void {
    this.#playing.end();
    if (this.isRunning) this.#phase = 'paused';
    // Beside whole pictures the run is the one of the next press, and has only what is given.
    if (this.#run && !this.#isWhole) this.#pictures = this.#run.pictures;
    this.#host.changed();
  }

  /** Go on with the KV cache, or without it, as the state now says. */
  async switchCache(interval: number): Promise<void> {
    if (this.#isWhole) return void this.prepare();
    const wasRunning = this.isRunning;
    this.pause();
    if ((await this.prepare(this.#pictures)) && wasRunning) void this.play(interval);
  }

  /** Go back to what is given, after a change that draws other pictures. */
  restart(): void {
    this.#playing.end();
    this.#preparing.end();
    this.#endRun();
    this.#phase = 'ready';
    this.#latest = { choices: null, pixel: null };
    this.#hardest.clear();
    this.#pictures = undefined;
    if (this.#host.isShown()) this.#timer = setTimeout(() => void this.prepare(), REST);
  }

  /** Compute nothing from now on; what is there stays. */
  stop(): void {
    this.pause();
    this.#preparing.end();
    this.#endRun();
  }

  /** Whether the pictures that are seen are whole. */
  get #isWhole(): boolean {
    return this.#phase === 'recorded' || this.#phase === 'done';
  }

  #endRun(): void {
    clearTimeout(this.#timer);
    this.#run?.stop();
    this.#run = undefined;
  }

  /** Return the pixels that are given of each completion. */
  #given(): number[][] {
    const { rows, model } = this.#host.state();
    const given = this.#host.original().slice(0, rows * SIDES[model]);
    return Array.from({ length: COMPLETIONS }, () => given);
  }

  #updateChoices(): void {
    if (!this.#run?.step) return;
    const { chosen, edits } = this.#host.state();
    const { index: pixel, probabilities, tokens } = this.#run.step;
    const taken = editedAt(edits, pixel)[chosen] ?? tokens[chosen];
    this.#latest = { choices: choicesOf(probabilities[chosen] ?? [], taken), pixel };
  }

  /** Note the time and the entropy of a step that has come. */
  #noteStep(): void {
    this.#host.changed();
    if (!this.#run?.step) return;
    const { step, milliseconds, cached } = this.#run;
    this.#updateChoices();
    const { model, edits } = this.#host.state();
    if (milliseconds !== undefined) this.#times[model].add(milliseconds, cached);
    this.#hardest.add(step, editedAt(edits, step.index));
  }

  /** Go from whole pictures back to what is given; return whether they were whole. */
  #startOver(): boolean {
    if (!this.#isWhole) return false;
    this.#phase = 'ready';
    this.#pictures = undefined;
    this.#hardest.clear();
    this.#host.clearEdits();
    return true;
  }

  /** Draw the next pixel; return whether it was the last one. */
  #drawPixel(run: SampleRun, ahead = 1): boolean {
    this.#computing = run.drawPixel(editedAt(this.#host.state().edits, run.pixel), ahead);
    if (run.isWhole) {
      this.#pictures = run.pictures;
      this.#phase = 'done';
      this.#playing.end();
      void this.prepare();
    }
    this.#host.changed();
    return run.isWhole;
  }

  #fail(error: unknown): void {
    this.#endRun();
    this.pause();
    this.#host.failed(error);
  }
}
