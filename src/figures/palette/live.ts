import type {
  FigureContext,
  Json,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import { levelsOf } from '../../igpt/colour/resize.ts';
import { Assistant, Superseded } from './assistant.ts';
import { hasCamera, openCamera, type Camera } from './camera.ts';
import { createControls, type Controls } from './controls.ts';
import { decode, PictureError, type Decoded } from '../../kit/pictures/decode.ts';
import { listenForPictures } from '../../kit/pictures/intake.ts';
import { copied, packedOwn, unpackedOwn } from './own.ts';
import { photoAddresses } from './photos.ts';
import { packed, unpacked, type Result } from './result.ts';
import { checked, initial, type PaletteState, type Photo } from './state.ts';
import { View, type ShownPicture } from './view.ts';
import { sentence } from './words.ts';

/** How long a step of k-means is seen, in milliseconds. */
const STEP = 33;
/** Of the steps that wait, one in so many is seen next, so that many steps are soon over too. */
const SKIP = 8;
/** How long a picture of the camera stands, in milliseconds. */
const FRAME = 66;
const CAMERA_ON = 'Your camera, on this machine only. Press again to keep the picture.';
const CAMERA_OFF = 'The picture of your camera stays on this machine.';
const PRIVATE = 'Drop, paste, open or take yours: it never leaves this machine.';

const ELSEWHERE = 'Pictures are taken in the window of the deck.';

/** What is quantised: a photograph of the deck or a picture of one's own. */
interface Source {
  /** (192, 192, 3) in linear light. */
  readonly light: Float32Array;
  readonly photo?: Photo;
  readonly own?: ShownPicture;
  /** What is said beneath it. */
  readonly said: string;
}

/** The nine-bit palette, alive: the photograph changes, or k, and k-means is seen at work. */
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
  readonly #assistant = new Assistant();
  #state: PaletteState;
  #source: Source | undefined;
  /** What is seen; undefined while it is the still form. */
  #result: Result | undefined;
  /** The state that the result belongs to. */
  #resultOf: PaletteState | undefined;
  /** Results that are yet to be seen. */
  #coming: Result[] = [];
  #frame = 0;
  #camera: Camera | undefined;
  #shown = false;
  /** How often something was begun that ends what was begun before. */
  #turn = 0;
  #deafen: () => void = () => undefined;

  constructor(host: HTMLElement, context: FigureContext<PaletteState>) {
    this.#host = host;
    this.#context = context;
    this.#state = context.state;
    this.#view = new View(host);
    this.#controls = createControls({
      changed: (change) => this.#change({ ...this.#state, ...change }),
      chosen: (photo) => this.#choose(photo),
      opened: (file) => void this.#open(file),
      ...(hasCamera() ? { camera: () => void this.#watch() } : {}),
    });
    this.#controls.say(PRIVATE);
    host.querySelector('.nine-bits')?.append(this.#controls.element);
    this.#setControls();
  }

  getState(): PaletteState {
    return this.#state;
  }

  setState(state: PaletteState): void {
    const next = checked(state);
    if (next.photo !== this.#state.photo) this.#forget();
    this.#state = next;
    this.#setControls();
    if (this.#shown) void this.#refresh();
  }

  /** What is seen, with the small form of a picture of one's own: it may be shown in another window. */
  getResult(): Json {
    if (!this.#result?.settled) return null;
    const own = this.#source?.own;
    return { ...packed(this.#result), ...(own && { own: packedOwn(own) }) };
  }

  setResult(json: Json): void {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
    const result = unpacked(json);
    if (!result || result.tokens.length !== this.#state.side ** 2) return;
    this.#stop();
    this.#source = undefined;
    this.#resultOf = this.#state;
    this.#show(result, unpackedOwn(json['own']));
  }

  show(): void {
    this.#shown = true;
    if (this.#context.mirrored) return;
    this.#deafen = listenForPictures(
      (file) => {
        if (file) void this.#open(file);
        else this.#controls.say('What was dropped is no file with a picture.');
      },
      (over) => this.#host.toggleAttribute('data-over', over),
    );
    if (!this.#result?.settled || this.#resultOf !== this.#state) void this.#refresh();
  }

  hide(): void {
    this.#shown = false;
    this.#deafen();
    this.#stop();
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
    this.#forget();
    this.#change({ ...this.#state, photo });
  }

  /** Goes back from a picture of one's own to the photographs. */
  #forget(): void {
    this.#source = undefined;
    this.#closeCamera();
    this.#controls.say(PRIVATE);
  }

  async #open(file: File): Promise<void> {
    if (this.#context.mirrored) return this.#controls.say(ELSEWHERE);
    this.#closeCamera();
    const turn = ++this.#turn;
    await this.#try(async () => {
      const decoded = await decode(file, file.name || 'The picture');
      if (turn !== this.#turn) return decoded.bitmap.close();
      const said = `${file.name} stays on this machine.`;
      await this.#take(decoded, file.name, said);
      this.#controls.say(said);
      this.#setControls();
      await this.#quantise();
      this.#context.changed();
    });
  }

  /** Turns the camera on, or keeps the picture that it shows. */
  async #watch(): Promise<void> {
    if (this.#context.mirrored) return this.#controls.say(ELSEWHERE);
    if (this.#camera) return this.#keep();
    const turn = ++this.#turn;
    await this.#try(async () => {
      const camera = await openCamera();
      if (turn !== this.#turn) return camera.stop();
      this.#camera = camera;
      this.#controls.say(CAMERA_ON);
      this.#setControls();
      for (;;) {
        const bitmap = await camera.picture();
        if (!bitmap) break;
        const { width, height } = bitmap;
        await this.#take({ bitmap, width, height }, 'from the camera', CAMERA_OFF);
        this.#setControls();
        await this.#quantise();
        await new Promise((resolve) => setTimeout(resolve, FRAME));
      }
      // It went off by itself.
      if (this.#camera === camera) await this.#keep();
    });
  }

  /** Keeps the latest picture of the camera; the photograph stays where none has come. */
  async #keep(): Promise<void> {
    this.#closeCamera();
    await this.#refresh();
  }

  #closeCamera(): void {
    if (!this.#camera) return;
    this.#camera.stop();
    this.#camera = undefined;
    this.#controls.say(this.#source?.said ?? PRIVATE);
    this.#setControls();
  }

  /** Averages a picture of one's own; it replaces the one before. */
  async #take({ bitmap, width, height }: Decoded, name: string, said: string): Promise<void> {
    const { light, preview } = await this.#assistant.read(bitmap, this.#view.ground());
    const canvas = copied(preview);
    this.#source = { light, own: { name, width, height, preview: canvas }, said };
  }

  /** Shows what follows from the state. */
  async #refresh(): Promise<void> {
    if (this.#context.mirrored) return;
    await this.#try(async () => {
      if (!this.#source || (this.#source.photo && this.#source.photo !== this.#state.photo))
        await this.#load(this.#state.photo);
      await this.#quantise();
    });
  }

  async #load(photo: Photo): Promise<void> {
    const turn = ++this.#turn;
    const response = await fetch(photoAddresses[photo]).catch(() => undefined);
    if (!response?.ok) throw new PictureError('The photograph could not be loaded.');
    const { bitmap } = await decode(await response.blob(), 'The photograph');
    if (turn !== this.#turn) {
      bitmap.close();
      throw new Superseded();
    }
    const { light, preview } = await this.#assistant.read(bitmap, this.#view.ground());
    preview.close();
    this.#source = { light, photo, said: PRIVATE };
  }

  async #quantise(): Promise<void> {
    const source = this.#source;
    if (!source || !this.#shown) return;
    const state = this.#state;
    const task = { ...state, levels: levelsOf(source.light, state.side) };
    this.#coming = [];
    const motionless = this.#context.reducedMotion || this.#camera !== undefined;
    await this.#assistant.quantise(task, (result) => {
      if (motionless && !result.settled) return;
      this.#coming.push(result);
      if (this.#frame === 0) this.#play(state, source, -Infinity);
    });
  }

  /** Shows the results that have come, a step of k-means at a time. */
  #play(state: PaletteState, source: Source, before: number): void {
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      if (now - before < STEP) return this.#play(state, source, before);
      const seen = this.#coming.splice(0, Math.ceil(this.#coming.length / SKIP)).at(-1);
      if (seen) {
        this.#resultOf = state;
        this.#show(seen, source.own);
        if (seen.settled) this.#context.computed();
      }
      if (this.#coming.length > 0) this.#play(state, source, now);
    });
  }

  #show(result: Result, own?: ShownPicture): void {
    this.#result = result;
    this.#view.paint(this.#state, result, own);
    this.#host.toggleAttribute('data-settled', result.settled);
    if (result.settled && !this.#camera) this.#controls.tell(sentence(this.#state, result));
  }

  #setControls(): void {
    const own = this.#source?.own !== undefined;
    this.#controls.set(this.#state, own, this.#camera !== undefined);
  }

  /** Ends all work. */
  #stop(): void {
    this.#turn++;
    this.#closeCamera();
    this.#assistant.end();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#coming = [];
  }

  /** Says what goes wrong, and leaves what is seen. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Superseded) return;
      this.#closeCamera();
      this.#controls.say(error instanceof PictureError ? error.message : 'This picture failed.');
    }
  }
}
