import type {
  FigureContext,
  Json,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import { levelsOf } from '../../igpt/colour/resize.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { decode, PictureError, type Decoded } from '../pictures/decode.ts';
import { listenForPictures } from '../pictures/intake.ts';
import { playScenes } from '../../kit/scenes.ts';
import { sleep } from '../../kit/sleep.ts';
import { hasCamera, openCamera, type Camera } from './camera.ts';
import { createControls, type Controls } from './controls.ts';
import { decodeOwnPicture, encodeOwnPicture, type OwnPicture } from './own-picture.ts';
import { decodeResult, encodeResult, movedBetween, type Result } from './result.ts';
import { scenesOf } from './scenes.ts';
import { readOwnPicture, readPhoto, type Source } from './source.ts';
import { check, initial, type PaletteState, type Photo } from './state.ts';
import { View } from './view.ts';
import { sentenceOf } from './words.ts';
import { Superseded, WorkerClient } from './worker-client.ts';

/**
 * How long a step of k-means is shown, in milliseconds. Pixels flash with each step, and more than
 * three flashes a second are a danger to some (WCAG 2.3.1).
 */
const STEP_TIME = 350;
/** So many steps are shown one by one. */
const ONE_BY_ONE = 12;
/** After these only every eighth step is shown, so that many steps do not take long. */
const SKIP = 8;
/** How long a picture of the camera is shown, in milliseconds. */
const CAMERA_TIME = 66;
const CAMERA_ON = 'Your camera, on this machine only. Press again to keep the picture.';
const CAMERA_OFF = 'The picture of your camera stays on this machine.';
const PRIVATE = 'Drop, paste, open or take yours: it never leaves this machine.';

const ELSEWHERE = 'Pictures are taken in the window of the deck.';

/** The nine-bit palette: a person changes the photograph, or k, and sees k-means at work. */
export const palette: LiveFigure<PaletteState> = {
  initial,
  onStill: true,
  mirrors: true,
  mount: (host, context) => new LivePalette(host, context),
};

class LivePalette implements MountedFigure<PaletteState> {
  readonly #context: FigureContext<PaletteState>;
  readonly #host: HTMLElement;
  readonly #view: View;
  readonly #controls: Controls;
  readonly #worker = new WorkerClient();
  #state: PaletteState;
  #source: Source | undefined;
  /** The result that is shown; undefined while that is the still form. */
  #result: Result | undefined;
  /** The state that the result belongs to. */
  #resultOf: PaletteState | undefined;
  /** The result before, of the same run of k-means. */
  #before: Result | undefined;
  /** When the latest result was shown. */
  #shownAt = -Infinity;
  /** Results that wait to be shown. */
  #waiting: Result[] = [];
  #frame = 0;
  #camera: Camera | undefined;
  #isShown = false;
  /** The picture that is being read. */
  readonly #reading = new LatestTask();
  #endListening: () => void = () => undefined;

  constructor(host: HTMLElement, context: FigureContext<PaletteState>) {
    this.#host = host;
    this.#context = context;
    this.#state = context.state;
    this.#view = new View(host);
    this.#controls = createControls({
      change: (change) => this.#change({ ...this.#state, ...change }),
      choose: (photo) => this.#choose(photo),
      open: (file) => void this.#open(file),
      ...(hasCamera() ? { camera: () => void this.#watch() } : {}),
    });
    this.#controls.note(PRIVATE);
    host.querySelector('.nine-bits')?.append(this.#controls.element);
    this.#setControls();
  }

  getState(): PaletteState {
    return this.#state;
  }

  setState(state: PaletteState): void {
    const next = check(state);
    if (next.photo !== this.#state.photo) this.#forgetOwnPicture();
    this.#state = next;
    this.#setControls();
    if (this.#isShown) void this.#refresh();
  }

  /** The result that is shown, with the visitor's own picture made small, for another window. */
  getResult(): Json {
    if (!this.#result?.settled) return null;
    const own = this.#source?.own;
    return { ...encodeResult(this.#result), ...(own && { own: encodeOwnPicture(own) }) };
  }

  setResult(json: Json): void {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
    const result = decodeResult(json);
    if (!result || result.tokens.length !== this.#state.side ** 2) return;
    this.#stop();
    this.#source = undefined;
    this.#resultOf = this.#state;
    this.#show(result, decodeOwnPicture(json['own']));
  }

  show(): void {
    this.#isShown = true;
    if (this.#context.mirrored) return;
    this.#endListening = listenForPictures(
      (file) => {
        if (file) void this.#open(file);
        else this.#controls.note('What was dropped is no file with a picture.');
      },
      (over) => this.#host.toggleAttribute('data-over', over),
    );
    if (!this.#result?.settled || this.#resultOf !== this.#state) void this.#refresh();
  }

  hide(): void {
    this.#isShown = false;
    this.#endListening();
    this.#stop();
  }

  async demonstrate(signal: AbortSignal): Promise<void> {
    const { state, reducedMotion } = this.#context;
    const show = (change: Partial<PaletteState>): void => {
      if (change.photo !== undefined) this.#forgetOwnPicture();
      this.#change({ ...this.#state, ...change });
    };
    show(state);
    await playScenes(scenesOf(state), show, signal, reducedMotion);
  }

  destroy(): void {
    this.hide();
    this.#view.destroy();
  }

  #change(state: PaletteState): void {
    this.#state = state;
    this.#setControls();
    void this.#refresh();
    this.#context.changed();
  }

  #choose(photo: Photo): void {
    this.#forgetOwnPicture();
    this.#change({ ...this.#state, photo });
  }

  /** Go back from the visitor's own picture to the photographs. */
  #forgetOwnPicture(): void {
    this.#source = undefined;
    this.#closeCamera();
    this.#controls.note(PRIVATE);
  }

  async #open(file: File): Promise<void> {
    if (this.#context.mirrored) return this.#controls.note(ELSEWHERE);
    this.#closeCamera();
    const signal = this.#reading.begin();
    await this.#try(async () => {
      const decoded = await decode(file, file.name || 'The picture');
      if (signal.aborted) return decoded.bitmap.close();
      const note = `${file.name} stays on this machine.`;
      await this.#read(decoded, file.name, note);
      this.#controls.note(note);
      this.#setControls();
      await this.#quantise();
      this.#context.changed();
    });
  }

  /** Turn the camera on, or keep the picture that it shows. */
  async #watch(): Promise<void> {
    if (this.#context.mirrored) return this.#controls.note(ELSEWHERE);
    if (this.#camera) return this.#keepPicture();
    const signal = this.#reading.begin();
    await this.#try(async () => {
      const camera = await openCamera();
      if (signal.aborted) return camera.stop();
      this.#camera = camera;
      this.#controls.note(CAMERA_ON);
      this.#setControls();
      for (let bitmap = await camera.picture(); bitmap; bitmap = await camera.picture()) {
        const { width, height } = bitmap;
        await this.#read({ bitmap, width, height }, 'from the camera', CAMERA_OFF);
        this.#setControls();
        await this.#quantise();
        await sleep(CAMERA_TIME);
      }
      // It went off by itself.
      if (this.#camera === camera) await this.#keepPicture();
    });
  }

  /** Keep the latest picture of the camera; without one the photograph stays. */
  async #keepPicture(): Promise<void> {
    this.#closeCamera();
    await this.#refresh();
  }

  #closeCamera(): void {
    if (!this.#camera) return;
    this.#camera.stop();
    this.#camera = undefined;
    this.#controls.note(this.#source?.note ?? PRIVATE);
    this.#setControls();
  }

  /** Read the visitor's own picture in the place of the one before. */
  async #read(decoded: Decoded, name: string, note: string): Promise<void> {
    const ground = this.#view.ground();
    this.#source = await readOwnPicture(decoded, name, note, this.#worker, ground);
  }

  /** Quantise the picture of the state, which is loaded if it is not there. */
  async #refresh(): Promise<void> {
    if (this.#context.mirrored) return;
    await this.#try(async () => {
      const { photo } = this.#state;
      if (!this.#source || (this.#source.photo && this.#source.photo !== photo)) {
        const signal = this.#reading.begin();
        this.#source = await readPhoto(photo, PRIVATE, this.#worker, this.#view.ground(), signal);
      }
      await this.#quantise();
    });
  }

  async #quantise(): Promise<void> {
    const source = this.#source;
    if (!source || !this.#isShown) return;
    const state = this.#state;
    const task = { ...state, levels: levelsOf(source.light, state.side) };
    this.#waiting = [];
    this.#before = undefined;
    this.#shownAt = -Infinity;
    const onlyLast = this.#context.reducedMotion || this.#camera !== undefined;
    await this.#worker.quantise(task, (result) => {
      if (onlyLast && !result.settled) return;
      this.#waiting.push(result);
      if (this.#frame === 0) this.#play(state, source);
    });
  }

  /** Show the results that have come, a step of k-means at a time. */
  #play(state: PaletteState, source: Source): void {
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      if (now - this.#shownAt < STEP_TIME) return this.#play(state, source);
      const isEarly = (this.#waiting[0]?.moved.length ?? 0) <= ONE_BY_ONE;
      const steps = isEarly ? 1 : Math.ceil(this.#waiting.length / SKIP);
      const next = this.#waiting.splice(0, steps).at(-1);
      if (next) {
        this.#shownAt = now;
        this.#resultOf = state;
        this.#show(next, source.own);
        if (this.#before) this.#view.flash(state.side, movedBetween(this.#before, next));
        this.#before = next;
        if (next.settled) this.#context.computed();
      }
      if (this.#waiting.length > 0) this.#play(state, source);
    });
  }

  #show(result: Result, own?: OwnPicture): void {
    this.#result = result;
    this.#view.paint(this.#state, result, own);
    this.#host.toggleAttribute('data-settled', result.settled);
    if (result.settled && !this.#camera) this.#controls.announce(sentenceOf(this.#state, result));
  }

  #setControls(): void {
    const own = this.#source?.own !== undefined;
    this.#controls.set(this.#state, own, this.#camera !== undefined);
  }

  /** End all work. */
  #stop(): void {
    this.#reading.end();
    this.#closeCamera();
    this.#worker.end();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#waiting = [];
  }

  /** Do something; if it fails, say so and leave what is shown. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Superseded) return;
      this.#closeCamera();
      this.#controls.note(error instanceof PictureError ? error.message : 'This picture failed.');
    }
  }
}
