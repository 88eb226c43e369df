/**
 * The contract of a figure. A figure's module knows the DOM and this file, never reveal.
 *
 *             mount()            show()
 *   still ------------> mounted <------> shown        A hidden figure computes nothing.
 *     ^                    |     hide()
 *     +--------------------+
 *            destroy()
 */

/** What can be written as JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The `data-*` attributes of the figure's element in the markdown, without `data-figure`. */
export type FigureOptions = Readonly<Record<string, string>>;

/** A picture of palette tokens in raster order; a token of -1 is a pixel that is not there yet. */
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
 * it is drawn anew, 580 px wide.
 */
export type Room = 'stage' | 'phone';

/** What the slide compiler lends to a still form, which itself knows neither files nor Node. */
export interface StillKit {
  /**
   * The picture as the data address of an indexed PNG; tokens of -1 are transparent.
   * @param scale - how many PNG pixels one picture pixel is wide, so that no viewer blurs its edges
   */
  png(raster: Raster, scale: number): string;
  /** The address of a file under `assets/`; throws if there is none. */
  asset(path: string): string;
}

/** The still form of a figure, drawn in Node: it must carry the figure's message by itself. */
export interface Drawing<State extends Json = Json> {
  /** The state that the figure starts from. Throws a plain sentence on options it cannot read. */
  initial(options: FigureOptions): State;
  /** SVG or HTML markup of that state. A drawing that ignores `room` has one form for both. */
  still(state: State, kit: StillKit, room: Room): string;
}

/** What a live figure gives back when it is mounted. */
export interface MountedFigure<State extends Json = Json> {
  /**
   * A small JSON object: the same state draws the same picture. Its properties go into the address
   * where they differ from the initial ones.
   */
  getState(): State;
  /**
   * Throws on a state that cannot be shown, and then stays as it was: the state may come from an
   * address that somebody wrote. It has the properties of the initial one, of the same types.
   */
  setState(state: State): void;
  /** What was computed, at most 64 KB, so that a second window can show it without computing. */
  getResult?(): Json;
  /** Comes after the state that it belongs to, also when the figure is mounted anew. */
  setResult?(result: Json): void;
  show(): void;
  hide(): void;
  destroy(): void;
}

/** What a live figure is told when it is mounted. */
export interface FigureContext<State extends Json = Json> {
  /** The initial state; one out of the address comes by `setState`, before the figure is shown. */
  readonly state: State;
  /** A figure is mounted anew, with its state, when the room changes. */
  readonly room: Room;
  /** Whether nothing may move of itself: what is played goes to its end at once. */
  readonly reducedMotion: boolean;
  /**
   * Whether this is a preview of a figure that lives in another window: it shows the states and
   * results that it is given, computes nothing, starts no worker and plays nothing of itself.
   */
  readonly mirrored: boolean;
  /** To be called after each change of state that a person made or began. */
  changed(): void;
  /** To be called when `getResult` has something new to give. */
  computed(): void;
  /** Says in one plain sentence what failed; the still form stays. */
  fail(sentence: string): void;
}

/** What the browser needs of a figure: how it comes alive when its slide is near. */
export interface LiveFigure<State extends Json = Json> {
  initial(options: FigureOptions): State;
  /**
   * Whether the still form stays and is itself the host, to be enlivened and given back by `destroy`
   * as it was; else the host is an empty element that is seen in its place.
   */
  readonly onStill?: boolean;
  /** Whether it can be mounted `mirrored`; without, it keeps its still form in previews. */
  readonly mirrors?: boolean;
  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State>;
}

/** A live figure that is drawn in Node and in the browser by one module. */
export type Figure<State extends Json = Json> = Drawing<State> & LiveFigure<State>;

/** Names to lazily imported figures; each figure is a chunk of its own. */
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
 * The live figures of a deck, for other plugins. A figure's key is its slide's id; the second and
 * later live figures of a slide are `id:2` and so on. A key that there is not is ignored.
 */
export interface Figures {
  keys(): string[];
  /** The state of a figure; undefined while it was never mounted nor given one. */
  getState(key: string): Json | undefined;
  /**
   * Changes a figure, now or, while it is not mounted, as soon as it is. The address follows, but no
   * event is sent. Properties that are left out are the initial ones; a state that the figure cannot
   * show is ignored.
   */
  setState(key: string, state: Json): void;
  /** What a figure computed; undefined where it did not. */
  getResult(key: string): Json | undefined;
  /** Gives a figure what was computed for the state that it has, now or as soon as it is mounted. */
  setResult(key: string, result: Json): void;
}

declare global {
  /** Both events are sent from the figure's element and bubble. */
  interface HTMLElementEventMap {
    figurechange: CustomEvent<FigureChange>;
    figureresult: CustomEvent<FigureResult>;
  }
  interface DocumentEventMap {
    figurechange: CustomEvent<FigureChange>;
    figureresult: CustomEvent<FigureResult>;
  }
}
