import { h } from '../../../plugins/common/h.ts';
import type { FigureOptions, Json, LiveFigure, Room } from '../../../plugins/figures/contract.ts';
import { closeDialogsOnLeaving } from '../../kit/controls/dialogs.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { createStatus } from '../../kit/controls/status.ts';
import { engine, preload, type ModelName } from './index.ts';
import { Session } from './session.ts';
import { playScenes, type Scene } from '../../kit/scenes.ts';
import { around, type Live, type Properties, type Surroundings } from '../../kit/live.ts';
import { pageKit, type PictureKit } from '../../kit/draw/page-kit.ts';

/** A figure that asks our models, as its controls know it. */
export interface LiveModel<State extends Properties, Result> extends Live<State> {
  /** Return what is known of the state by now. */
  readonly result: () => Result | undefined;
  /** Compute again what `result` lacks, because a person asked for it. */
  readonly recompute: (result: Result) => void;
}

/** A question to the models. */
export interface Task<State, Result> {
  readonly state: State;
  /** The result of the state as far as it is known. */
  readonly known: Result | undefined;
  readonly signal: AbortSignal;
  /** True if only the end is to be seen. */
  readonly reducedMotion: boolean;
  /** Say how far it has come, 0 to 1. */
  readonly progress: (share: number, words?: string) => void;
}

/** A figure that shows what our models answer. */
interface ModelFigure<State extends Properties, Result extends Properties> {
  readonly models: readonly ModelName[];
  initial(options: FigureOptions): State;
  /** Return the state; throw one sentence where there is no such state. */
  check(state: State): State;
  /** The properties of the state that the models' answer depends on. */
  readonly dependsOn: readonly (keyof State)[];
  /** The result for the initial state, if it was computed when the deck was made. */
  readonly first?: Result;
  /** A property that every result has, by which one from another window is known. */
  readonly part: keyof Result & string;
  /** Compute what is not known; each result is drawn as it comes. */
  compute(task: Task<State, Result>): AsyncIterable<Result>;
  /** Draw a state as markup, with what is known of it. */
  draw(state: State, result: Result | undefined, kit: PictureKit, room: Room): string;
  /**
   * Return whether the drawing of the last result stays until the next one is there, which takes a
   * moment once the models are loaded.
   */
  waits?(state: State, last: Result): boolean;
  /** Return what it shows while it is spoken of. */
  scenesOf?(initial: State): Iterable<Scene<State>>;
  /** Make the controls. */
  build(live: LiveModel<State, Result>): Surroundings & {
    /** Set the controls to a state. */
    update(state: State, result: Result | undefined): void;
    /** Play what it does while it is spoken of, in the place of scenes; the state is the initial one. */
    demonstrate?(signal: AbortSignal): Promise<void>;
  };
}

/**
 * Make a live figure of one that asks our models. It computes while it is shown; a mirrored one never
 * does. What the models say of a state is drawn, kept, and given to other windows.
 */
export function modelFigure<State extends Properties, Result extends Properties>(
  figure: ModelFigure<State, Result>,
): LiveFigure<State> {
  const questionOf = (state: State): string =>
    JSON.stringify(figure.dependsOn.map((name) => state[name]));
  // It comes from a figure of the same kind, so that to have a part is to be one.
  const isResult = (json: Json): json is Result =>
    typeof json === 'object' && json !== null && figure.part in json;

  return {
    initial: (options) => figure.initial(options),
    mirrors: true,
    mount(host, context) {
      let { state } = context;
      let answer = { question: questionOf(state), result: figure.first };
      const known = (): Result | undefined =>
        answer.question === questionOf(state) ? answer.result : undefined;

      const drawing = h('div');
      let drawn = '';
      const status = createStatus();
      const parts = figure.build({
        host,
        drawing,
        context,
        state: () => state,
        result: known,
        change,
        recompute(result) {
          answer = { question: questionOf(state), result };
          draw();
          run();
          context.changed();
        },
      });
      host.classList.add('live-model');
      host.append(
        drawing,
        ...around({ ...parts, controls: [...parts.controls, status.element] }, keepKeys),
      );
      draw();

      const session = new Session(figure.models, {
        progress: (share) => status.progress(share),
        fail: (sentence) => context.fail(sentence),
      });
      if (!context.mirrored) figure.models.forEach(preload);

      function change(change: Partial<State>): void {
        set({ ...state, ...change });
        context.changed();
      }

      async function demonstrate(signal: AbortSignal): Promise<void> {
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

      function set(next: State): void {
        const before = questionOf(state);
        state = next;
        draw();
        if (questionOf(state) !== before) run();
      }

      function run(): void {
        session.run(async (signal) => {
          const question = questionOf(state);
          const task = {
            state,
            known: known(),
            signal,
            reducedMotion: context.reducedMotion,
            progress: (share: number, words?: string) => status.progress(share, words),
          };
          for await (const result of figure.compute(task)) {
            if (signal.aborted) return;
            answer = { question, result };
            draw();
            context.computed();
          }
        });
      }

      function draw(): void {
        const result = known();
        if (!result && comesSoon()) return;
        const markup = figure.draw(state, result, pageKit, context.room);
        // A click is lost if what was pressed is replaced before the button is up.
        if (markup !== drawn) drawing.innerHTML = markup;
        drawn = markup;
        parts.update(state, result);
      }

      function comesSoon(): boolean {
        const isLoaded = figure.models.every((name) => engine.isLoaded(name));
        return isLoaded && answer.result !== undefined && !!figure.waits?.(state, answer.result);
      }

      return {
        getState: () => state,
        setState: (next) => set(figure.check(next)),
        getResult: () => known() ?? null,
        setResult(result) {
          if (!isResult(result)) return;
          answer = { question: questionOf(state), result };
          draw();
        },
        show() {
          if (context.mirrored) return;
          session.show();
          run();
        },
        hide() {
          closeDialogsOnLeaving(host);
          session.hide();
        },
        destroy: () => session.hide(),
        ...((parts.demonstrate || figure.scenesOf) && { demonstrate }),
      };
    },
  };
}
