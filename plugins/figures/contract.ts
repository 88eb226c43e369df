/**
 * The contract of a figure. A figure's module knows the DOM and this file, never reveal.
 *
 *             mount()            show()
 *   still ------------> mounted <------> shown        A hidden figure computes nothing.
 *     ^                    |     hide()
 *     +--------------------+                         What a person started may go on: `busy`.
 *            destroy()
 */

/** A value that can be written as JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The `data-*` attributes of the figure's element in the markdown, without `data-figure`. */
export type FigureOptions = Readonly<Record<string, string>>;

/** A picture of palette tokens in raster order; a token of -1 is a pixel that is not drawn yet. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** `width * height` indices into `palette`. */
  readonly tokens: ArrayLike<number>;
  /** Colours as `#rrggbb`. */
  readonly palette: readonly string[];
}

/**
 * Where a still form is shown: on a slide and on paper, or in an article as narrow as a phone, where
 * it is drawn anew, 440 to 580 px wide.
 */
export type Room = 'stage' | 'phone';

/** The slide compiler's services for a still form, which itself knows neither files nor Node. */
export interface StillKit {
  /**
   * Return the picture as the data address of an indexed PNG; tokens of -1 are transparent.
   * @param scale - the width of a picture pixel in PNG pixels, large enough that viewers keep its edges sharp
   */
  png(raster: Raster, scale: number): string;
  /** Return the address of a file under `assets/`; throws if there is none. */
  asset(path: string): string;
}

/** The still form of a figure, drawn in Node. It carries the figure's message by itself. */
export interface Drawing<State extends Json = Json> {
  /** Return the state that the figure starts from. Throws one sentence on options it cannot read. */
  initial(options: FigureOptions): State;
  /** Return SVG or HTML markup of a state. A drawing that ignores `room` has one form for both. */
  still(state: State, kit: StillKit, room: Room): string;
}

export interface MountedFigure<State extends Json = Json> {
  /**
   * Return a small JSON object. The same state draws the same picture. Properties that differ from
   * the initial ones go into the address.
   */
  getState(): State;
  /**
   * Show another state, with the same properties and types as the initial one. It may come from an
   * address that somebody wrote: throws where it cannot be shown, and keeps the former one.
   */
  setState(state: State): void;
  /** Return what was computed, at most 64 KB, for a second window to show without computing. */
  getResult?(): Json;
  /** Show what was computed for the present state. Called after `setState`, and after a new mount. */
  setResult?(result: Json): void;
  show(): void;
  hide(): void;
  /**
   * Play what the figure does while it is spoken of, from its initial state; called while it is shown.
   * It is the same each time. The promise resolves at the end, or within a frame once the signal
   * aborts: then all stops where it is, and a person can go on from there. With `reducedMotion` only
   * the end is shown. A figure without it stays as it is.
   */
  demonstrate?(signal: AbortSignal): Promise<void>;
  destroy(): void;
}

export interface FigureContext<State extends Json = Json> {
  /** The initial state. One from the address comes by `setState`, before the figure is shown. */
  readonly state: State;
  /** The room that it is shown in. When it changes, the figure is mounted anew with its state. */
  readonly room: Room;
  /** If true, nothing moves by itself: an animation jumps to its end. */
  readonly reducedMotion: boolean;
  /**
   * If true, this figure is a preview of one in another window: it shows the states and results it
   * is given, computes nothing, starts no worker and plays nothing by itself.
   */
  readonly mirrored: boolean;
  /** Call this after each change of state that a person made or started. */
  changed(): void;
  /** Call this when `getResult` has something new. */
  computed(): void;
  /**
   * Say in a word or two what goes on, although the slide may be left, because a person started it;
   * say nothing when it has ended. It may be called after the figure was destroyed.
   */
  busy(words?: string): void;
  /** Say in one plain sentence what failed. The still form comes back. */
  fail(sentence: string): void;
}

/** The browser's half of a figure, mounted when its slide is near. */
export interface LiveFigure<State extends Json = Json> {
  initial(options: FigureOptions): State;
  /**
   * If true, the host is the still form itself, which `destroy` leaves as it was. Otherwise the host
   * is an empty element in its place.
   */
  readonly onStill?: boolean;
  /** If true, it can be mounted `mirrored`. Otherwise previews show its still form. */
  readonly mirrors?: boolean;
  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State>;
}

/** A figure whose still form and live form are one module. */
export type Figure<State extends Json = Json> = Drawing<State> & LiveFigure<State>;

/** Lazily imported figures by name; each is a chunk of its own. */
export type FigureRegistry = Readonly<Record<string, () => Promise<LiveFigure>>>;

/** The `detail` of `figurechange`: a person changed a figure's state. */
export interface FigureChange {
  readonly key: string;
  readonly state: Json;
}

/** The `detail` of `figureresult`: a figure has computed something. */
export interface FigureResult {
  readonly key: string;
  readonly result: Json;
}

/**
 * The live figures of a deck, for other plugins. A figure's key is its slide's id; further live
 * figures of a slide are `id:2` and so on. Unknown keys are ignored.
 */
export interface Figures {
  keys(): string[];
  /** Return the state of a figure; undefined if it was never mounted nor given one. */
  getState(key: string): Json | undefined;
  /**
   * Change a figure now, or as soon as it is mounted. The address follows, but no event is sent.
   * Missing properties take their initial values; a state that the figure cannot show is ignored.
   */
  setState(key: string, state: Json): void;
  /** Return what a figure computed, if anything. */
  getResult(key: string): Json | undefined;
  /** Give a figure what was computed for its state, now or as soon as it is mounted. */
  setResult(key: string, result: Json): void;
  /**
   * Let the figures of a slide play their demonstrations, each as soon as it is shown; a figure that
   * is left ends its own. Resolves when all have ended, never rejects.
   */
  demonstrate(slide: Element, signal: AbortSignal): Promise<void>;
}

/** The `detail` of `figurebusy`: a figure goes on with something, whether its slide is left or not. */
export interface FigureBusy {
  readonly key: string;
  /** Undefined when it has ended. */
  readonly words: string | undefined;
}

declare global {
  /** The events are sent from the figure's element and bubble. */
  interface HTMLElementEventMap {
    figurechange: CustomEvent<FigureChange>;
    figureresult: CustomEvent<FigureResult>;
    figurebusy: CustomEvent<FigureBusy>;
  }
  interface DocumentEventMap {
    figurechange: CustomEvent<FigureChange>;
    figureresult: CustomEvent<FigureResult>;
    figurebusy: CustomEvent<FigureBusy>;
  }
}
