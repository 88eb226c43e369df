/**
 * The drawing of eight completions as it is seen: what stands there, what is asked for, and when the
 * next pixel comes. It has no page: a figure gives it settings and is told when it looks different.
 *
 *   recorded, ready, done ---press---> running, paused ---last pixel---> done
 *              ^------------ other settings ------------+
 */
import recorded from '../../../assets/data/live-completions.json' with { type: 'json' };
import type { TimedStep } from '../../igpt/service/messages.ts';
import { tokensOf } from '../../kit/draw/face.ts';
import { choicesOf } from './bars.ts';
import { colorsByHand } from './by-hand.ts';
import { Hesitations, type Hesitation } from './hesitations.ts';
import { Run } from './run.ts';
import type { Phase, Shown } from './shown.ts';
import { COMPLETIONS, encode, SIDES, type State } from './state.ts';
import { CacheTimes } from './times.ts';

/** How long settings have rested before what follows from them is computed, in milliseconds. */
const REST = 120;

/** What a playback asks of its figure and tells it. */
export interface PlaybackHost {
  state(): State;
  /** The whole picture of which some rows are given. */
  original(): readonly number[];
  /** Gets the picture and the model of the present state, as long as they are wanted. */
  load(isWanted: () => boolean): Promise<void>;
  /** Whether anything may be computed: the figure is seen. */
  isShown(): boolean;
  /** Something that is seen has changed. */
  changed(): void;
  /** The pictures begin anew: what was set in them by hand is gone. */
  forgetEdits(): void;
  failed(error: unknown): void;
}

/** A pixel that can be set by hand, and what came there. */
export type Settable = Pick<Hesitation, 'pixel' | 'probabilities' | 'drawn'>;

export class Playback {
  readonly #host: PlaybackHost;
  #phase: Phase = 'recorded';
  #run: Run | undefined;
  /** Of the step that the run waits for. */
  #pending: Promise<void> = Promise.resolve();
  /** What is seen while no run is, and goes on from there; undefined for what is given. */
  #kept: readonly (readonly number[])[] | undefined = recorded.completions.map(tokensOf);
  readonly #hesitations = new Hesitations();
  /** What came latest, and is seen until more comes. */
  #latest: Pick<Shown, 'choices' | 'pixel'> = { choices: null, pixel: null };
  /** By model: they do not cost the same. */
  readonly #times = { faces: new CacheTimes(), fashion: new CacheTimes() };
  /** The newest of what is prepared, and of what is played. */
  #preparing: symbol | undefined;
  #playing: symbol | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PlaybackHost) {
    this.#host = host;
  }

  get isRunning(): boolean {
    return this.#phase === 'running';
  }

  /** What is seen besides the state. */
  shown(): Shown {
    const { model, chosen } = this.#host.state();
    const common = { phase: this.#phase, times: this.#times[model].medians };
    const whole = (this.#kept ?? []).map(encode);
    if (this.#phase === 'recorded') {
      const { pixel, probabilities } = recorded.distribution;
      return { ...common, pictures: whole, asked: null, choices: choicesOf(probabilities), pixel };
    }
    if (this.#phase === 'done') {
      const { pixel = null, choices = null } = this.#hesitations.of(chosen) ?? {};
      return { ...common, pictures: whole, asked: null, choices, pixel };
    }
    this.#look();
    const there = this.#run?.pictures ?? this.#kept ?? this.#given();
    const asked = there[0]?.length ?? 0;
    return { ...common, ...this.#latest, pictures: there.map(encode), asked };
  }

  /** The pixel that can now be set by hand in the chosen picture; in a whole one its hardest. */
  settable(): Settable | undefined {
    const { chosen } = this.#host.state();
    if (this.#phase === 'done') return this.#hesitations.of(chosen);
    const step = this.#run?.step;
    if (!step || (this.#phase !== 'ready' && this.#phase !== 'paused')) return undefined;
    const { index: pixel, probabilities, tokens } = step;
    return { pixel, probabilities: probabilities[chosen] ?? [], drawn: tokens[chosen] ?? -1 };
  }

  /** A colour has been set by hand; whole pictures are drawn anew from there. */
  set({ pixel, probabilities }: Settable, token: number, interval: number): void {
    this.#latest = { choices: choicesOf(probabilities, token), pixel };
    if (this.#phase === 'done') this.#goOnFrom(pixel, interval);
    this.#host.changed();
  }

  /**
   * Makes a run ready for its first press: loads the model, reads what is there, asks for a pixel.
   * @param from - what is there of each picture; what is given, if nothing else is said
   * @returns whether it is ready, and nothing newer has taken its place
   */
  async prepare(from?: readonly (readonly number[])[]): Promise<boolean> {
    const own = (this.#preparing = Symbol());
    this.#drop();
    const isNewest = (): boolean => this.#preparing === own && this.#host.isShown();
    try {
      await this.#host.load(isNewest);
      if (!isNewest()) return false;
      const { model, cached, seed, temperature, topP } = this.#host.state();
      const run = new Run({
        model,
        cached,
        freedom: { temperature: temperature / 10, topP: topP / 20 },
        seeds: Array.from({ length: COMPLETIONS }, (_, i) => seed + i),
        pictures: from ?? this.#given(),
        total: SIDES[model] ** 2,
      });
      this.#run = run;
      this.#pending = run.ask();
      this.#host.changed();
      await this.#pending;
      this.#note();
      return this.#run === run;
    } catch (error) {
      if (isNewest()) this.#fail(error);
      return false;
    }
  }

  /** Makes a run ready that goes on with what is there of unfinished pictures. */
  resume(): void {
    const isUnfinished = this.#phase === 'ready' || this.#phase === 'paused';
    void this.prepare(isUnfinished ? this.#kept : undefined);
  }

  /**
   * Draws pixel after pixel, to the end or to the next one that makes it stop.
   * @param interval - the shortest time from one to the next, in milliseconds
   */
  async play(interval: number, stopsAt?: (step: TimedStep) => boolean): Promise<void> {
    this.#startAnew();
    const own = (this.#playing = Symbol());
    const from = this.#phase === 'paused' ? this.#run?.at : undefined;
    this.#phase = 'running';
    this.#host.changed();
    if (!this.#run && !(await this.prepare(this.#kept))) {
      if (this.#playing === own) this.pause();
      return;
    }
    try {
      while (this.#playing === own && this.#run) {
        const due = performance.now() + interval;
        await this.#pending;
        if (this.#playing !== own || !this.#run.step) break;
        if (this.#run.at !== from && stopsAt?.(this.#run.step)) return this.pause();
        this.#drawPixel(this.#run);
        if (this.#run.isWhole) return this.#finish(this.#run);
        const noted = this.#pending.then(() => this.#note());
        await Promise.all([noted, interval > 0 && rest(due - performance.now())]);
      }
    } catch (error) {
      if (this.#playing === own) this.#fail(error);
    }
  }

  /** Draws one pixel; the first press shows what is given and what is asked for. */
  async step(): Promise<void> {
    if (this.isRunning) return this.pause();
    const wasWhole = this.#startAnew();
    this.#host.changed();
    try {
      if (!this.#run && !(await this.prepare(this.#kept))) return;
      await this.#pending;
      if (wasWhole || !this.#run?.step || this.isRunning) return this.#note();
      this.#phase = 'paused';
      this.#drawPixel(this.#run);
      if (this.#run.isWhole) return this.#finish(this.#run);
      await this.#pending;
      this.#note();
    } catch (error) {
      this.#fail(error);
    }
  }

  pause(): void {
    this.#playing = undefined;
    if (this.isRunning) this.#phase = 'paused';
    // Beside whole pictures the run is the one of the next press, and has only what is given.
    if (this.#run && !this.#isWhole) this.#kept = this.#run.pictures;
    this.#host.changed();
  }

  /** Goes on where it stands, by another way to compute. */
  async goOn(interval: number): Promise<void> {
    if (this.#isWhole) return void this.prepare();
    const wasRunning = this.isRunning;
    this.pause();
    if ((await this.prepare(this.#kept)) && wasRunning) void this.play(interval);
  }

  /** Back to what is given, after a change that draws other pictures. */
  restart(): void {
    this.#playing = undefined;
    this.#preparing = undefined;
    this.#drop();
    this.#phase = 'ready';
    this.#latest = { choices: null, pixel: null };
    this.#hesitations.forget();
    this.#kept = undefined;
    if (this.#host.isShown()) this.#timer = setTimeout(() => void this.prepare(), REST);
  }

  /** Computes nothing from now on; what is there stays. */
  stop(): void {
    this.pause();
    this.#preparing = undefined;
    this.#drop();
  }

  /** Whether the pictures that are seen are whole. */
  get #isWhole(): boolean {
    return this.#phase === 'recorded' || this.#phase === 'done';
  }

  /** Ends the run, and what would begin one. */
  #drop(): void {
    clearTimeout(this.#timer);
    this.#run?.stop();
    this.#run = undefined;
  }

  /** What is given of each completion. */
  #given(): number[][] {
    const { rows, model } = this.#host.state();
    const given = this.#host.original().slice(0, rows * SIDES[model]);
    return Array.from({ length: COMPLETIONS }, () => given);
  }

  /** Looks at what may come next in the chosen picture, where that is known. */
  #look(): void {
    if (!this.#run?.step) return;
    const { chosen, edits } = this.#host.state();
    const { index: pixel, probabilities, tokens } = this.#run.step;
    const taken = colorsByHand(edits, pixel)[chosen] ?? tokens[chosen];
    this.#latest = { choices: choicesOf(probabilities[chosen] ?? [], taken), pixel };
  }

  /** Remembers of a step that has come what is told later, and has it seen. */
  #note(): void {
    this.#host.changed();
    if (!this.#run?.step) return;
    const { step, milliseconds, cached } = this.#run;
    this.#look();
    const { model, edits } = this.#host.state();
    if (milliseconds !== undefined) this.#times[model].add(milliseconds, cached);
    this.#hesitations.add(step, colorsByHand(edits, step.index));
  }

  /** From whole pictures back to what is given; says whether they were whole. */
  #startAnew(): boolean {
    if (!this.#isWhole) return false;
    this.#phase = 'ready';
    this.#kept = undefined;
    this.#hesitations.forget();
    this.#host.forgetEdits();
    return true;
  }

  #drawPixel(run: Run): void {
    this.#pending = run.draw(colorsByHand(this.#host.state().edits, run.at));
    this.#host.changed();
  }

  #finish(run: Run): void {
    this.#kept = run.pictures;
    this.#phase = 'done';
    this.#playing = undefined;
    this.#host.changed();
    void this.prepare();
  }

  /** Draws whole pictures anew from a pixel on: by the same dice, but from what is set there now. */
  #goOnFrom(pixel: number, interval: number): void {
    this.#drop();
    this.#kept = this.#kept?.map((picture) => picture.slice(0, pixel));
    this.#hesitations.forgetFrom(pixel);
    this.#phase = 'paused';
    void this.play(interval);
  }

  #fail(error: unknown): void {
    this.#drop();
    this.pause();
    this.#host.failed(error);
  }
}

function rest(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, duration)));
}
