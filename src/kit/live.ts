import { h } from '../../plugins/common/h.ts';
import type {
  FigureContext,
  FigureOptions,
  Json,
  LiveFigure,
  Room,
} from '../../plugins/figures/contract.ts';
import { followSteps } from './draw/steps.ts';
import { playScenes, type Scene } from './scenes.ts';
import { pageKit, type PictureKit } from './draw/page-kit.ts';

/** A figure's state. It is declared as a type: an interface does not count as JSON. */
export type Properties = { readonly [name: string]: Json };

/** A figure in the page, as its controls know it. */
export interface Live<State extends Properties> {
  readonly host: HTMLElement;
  /** The element that the figure is drawn in. */
  readonly drawing: HTMLElement;
  readonly context: FigureContext<State>;
  /** Return the state as it is now. */
  readonly state: () => State;
  /** Show what a person changed, and tell the deck of it. */
  readonly change: (change: Partial<State>) => void;
}

/** The elements around a drawing. */
export interface Surroundings {
  /** Lies over the drawing, to point at its parts. */
  readonly over?: readonly HTMLElement[];
  /** Stands in a row below it. */
  readonly controls: readonly HTMLElement[];
  /** Stands below the controls. */
  readonly below?: readonly HTMLElement[];
}

/** A figure that is drawn from its state alone. */
interface RedrawnFigure<State extends Properties> {
  initial(options: FigureOptions): State;
  /** Draw a state as markup: the still form and what is seen in the page are one. */
  still(state: State, kit: PictureKit, room: Room): string;
  /** Return the state; throw one sentence where there is no such state. */
  check(state: State): State;
  /** Return what it shows while it is spoken of. */
  scenesOf?(initial: State): Iterable<Scene<State>>;
  /** Make the controls. */
  build(live: Live<State>): Surroundings & {
    /** Set the controls to a state. */
    update(state: State): void;
    /** Play by itself: the slide is shown for the first time, with the state that it starts from. */
    begin?(): void;
    /** Stop what plays: the slide was left, or another state was given. */
    stop?(): void;
    /** Play what it does while it is spoken of, in the place of scenes; the state is the initial one. */
    demonstrate?(signal: AbortSignal): Promise<void>;
  };
}

/** Make a live figure of one that is drawn from its state alone. */
export function redrawn<State extends Properties>(figure: RedrawnFigure<State>): LiveFigure<State> {
  return {
    initial: (options) => figure.initial(options),
    mirrors: true,
    mount(host, context) {
      let { state } = context;
      let mayBegin = !context.mirrored && !context.reducedMotion;
      const drawing = h('div');
      const parts = figure.build({
        host,
        drawing,
        context,
        state: () => state,
        change,
      });
      host.append(drawing, ...around(parts));
      draw();

      function change(change: Partial<State>): void {
        state = { ...state, ...change };
        draw();
        context.changed();
      }

      async function demonstrate(signal: AbortSignal): Promise<void> {
        parts.stop?.();
        mayBegin = false;
        change(context.state);
        if (parts.demonstrate) await parts.demonstrate(signal);
        else
          await playScenes(
            figure.scenesOf?.(context.state) ?? [],
            change,
            signal,
            context.reducedMotion,
          );
      }

      function draw(): void {
        drawing.innerHTML = figure.still(state, pageKit, context.room);
        followSteps(drawing);
        parts.update(state);
      }

      return {
        getState: () => state,
        setState(next) {
          state = figure.check(next);
          mayBegin = false;
          parts.stop?.();
          draw();
        },
        show() {
          if (mayBegin) parts.begin?.();
          mayBegin = false;
        },
        hide: () => parts.stop?.(),
        destroy: () => parts.stop?.(),
        ...((parts.demonstrate || figure.scenesOf) && { demonstrate }),
      };
    },
  };
}

/** Lay out what stands around a drawing, in its order in the page. */
export function around(
  { over = [], controls, below = [] }: Surroundings,
  prepare: (row: HTMLElement) => void = () => undefined,
): HTMLElement[] {
  const row = h('div', { class: 'figure-controls' }, ...controls);
  prepare(row);
  return [...over, row, ...below];
}
