import type {
  FigureContext,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import { savesData } from '../../../plugins/common/saves-data.ts';
import type { TimedStep } from '../../igpt/service/messages.ts';
import { chooseColor } from '../pictures/color-dialog.ts';
import { closeDialogs, closeDialogsOnLeaving } from '../../kit/controls/dialogs.ts';
import { paint } from '../pictures/painter.ts';
import { colourName } from '../pictures/colour-words.ts';
import { codeOf } from '../../kit/draw/hex.ts';
import { engine, EngineError, preload } from '../engine/index.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { sleep } from '../../kit/sleep.ts';
import { PictureError } from '../pictures/decode.ts';
import { listenForPictures } from '../pictures/intake.ts';
import { tokensOfPicture } from '../pictures/tokens.ts';
import { percentOf } from './choice-bars.ts';
import { editedAt, withEdit } from './edits.ts';
import { originalFace, originalOf, type Original } from './original.ts';
import { Playback } from './playback.ts';
import { isSnapshot, type Snapshot } from './snapshot.ts';
import {
  check,
  haveSameOriginal,
  haveSamePictures,
  maxRows,
  SIDES,
  START,
  type State,
} from './state.ts';
import { createView } from './view.ts';
import { dialogTitleOf } from './words.ts';

/** From one pixel to the next when the drawing is watched, in milliseconds. */
const INTERVAL = 60;

/**
 * In a demonstration all is drawn, and then once more from doubt to doubt: so many seconds before each,
 * and before the end is drawn.
 */
const BETWEEN_DOUBTS = [16, 10, 4];
const BEFORE_THE_END = 6;

/** A pixel is in doubt if no colour has this share. */
const DOUBT = 0.5;

/** Eight completions of a picture, drawn pixel by pixel by our own model in the tab. */
export const sampler: LiveFigure<State> = {
  initial: () => START,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    const interval = context.reducedMotion ? 0 : INTERVAL;
    let state = context.state;
    let original: Original = originalFace(state);
    /** The snapshot that another window has sent. */
    let mirrored: Snapshot | undefined;
    let release: (() => void) | undefined;
    let endListening: (() => void) | undefined;
    /** Whether a state from outside waits to be drawn until the figure is shown. */
    let isDrawingDue = false;
    /** Whether the figure is still to draw by itself, when it is first shown and nobody has done anything. */
    let isArrivalDue = !context.reducedMotion;
    /** Whether a picture was refused, which is said until a person goes on. */
    let isRefusalSaid = false;
    /** Only the newest picture that is read is taken. */
    const reading = new LatestTask();
    let frame = 0;

    const playback = new Playback({
      state: () => state,
      original: () => original.tokens,
      load,
      isShown: () => release !== undefined,
      changed: redraw,
      clearEdits() {
        if (state.edits.length === 0) return;
        state = { ...state, edits: [] };
        context.changed();
      },
      failed: fail,
    });
    const view = createView(host, {
      play: pressed(() => (playback.isRunning ? playback.pause() : void playback.play(interval))),
      step: pressed(() => void playback.step()),
      playToDoubt: pressed(() => void playback.play(0, isInDoubt)),
      playAtOnce: pressed(() => void playback.play(0)),
      change,
      take,
      takeOther: () => void takeOther(),
      paint: () => void paintOriginal(),
      open: (file) => void open(file),
      tryAgain: () => void playback.prepare(),
    });
    if (!context.mirrored) preload(state.model);
    redraw();

    function redraw(): void {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (original.model !== state.model) return;
        view.draw(state, mirrored ?? playback.snapshot(), original);
        if (!context.mirrored) context.computed();
      });
    }

    async function loadOriginal(): Promise<void> {
      const wanted = state;
      const loaded = await originalOf(wanted);
      if (haveSameOriginal(state, wanted)) original = loaded;
    }

    async function load(signal: AbortSignal): Promise<void> {
      const isWanted = (): boolean => !signal.aborted && release !== undefined;
      await loadOriginal();
      if (!isWanted()) return;
      if (!engine.isLoaded(state.model)) {
        await engine.load(state.model, (share) => {
          if (isWanted() && !isRefusalSaid)
            view.say(`The model is loading: ${Math.floor(share * 100)} %`);
        });
      }
      if (isWanted() && !isRefusalSaid) view.say(undefined);
    }

    function refuse(sentence: string): void {
      isRefusalSaid = true;
      view.say(sentence);
    }

    function endRefusal(): void {
      if (isRefusalSaid) view.say(undefined);
      isRefusalSaid = false;
    }

    function pressed(act: () => void): () => void {
      return () => {
        isArrivalDue = false;
        endRefusal();
        act();
      };
    }

    /** Draw once the model is there; until then, and without it, the recorded pictures stay. */
    async function drawOnArrival(): Promise<void> {
      if (!(await playback.prepare()) || !isArrivalDue) return;
      isArrivalDue = false;
      void playback.play(interval);
    }

    function isInDoubt({ probabilities }: TimedStep): boolean {
      return Math.max(...(probabilities[state.chosen] ?? [])) < DOUBT;
    }

    function take(token: number): void {
      const there = playback.editable();
      if (!there) return;
      const edits = withEdit(state.edits, [state.chosen, there.pixel, token], there.sampled);
      state = { ...state, edits };
      playback.edit(there, token, interval);
      context.changed();
    }

    async function takeOther(): Promise<void> {
      const there = playback.editable();
      if (!there) return;
      const before = state;
      const { palette } = original;
      const token = await chooseColor(host, {
        title: dialogTitleOf(state, there.pixel),
        palette,
        current: editedAt(state.edits, there.pixel)[state.chosen] ?? there.sampled,
        nameOf: (token) =>
          `${colourName(palette[token] ?? '')}, ${percentOf(there.probabilities[token] ?? 0)} per cent`,
      });
      if (token !== undefined && haveSamePictures(before, state)) take(token);
    }

    function change(changes: Partial<State>): void {
      isArrivalDue = false;
      const before = state;
      state = { ...state, ...changes };
      state = { ...state, rows: Math.min(state.rows, maxRows(state.model)) };
      if (!haveSameOriginal(before, state)) reading.end();
      endRefusal();
      if (!haveSamePictures(before, state)) {
        // Edits belong to the pictures that they were made in.
        state = { ...state, edits: [] };
        restart();
      } else if (before.cached !== state.cached) void playback.switchCache(interval);
      redraw();
      context.changed();
    }

    function restart(): void {
      playback.restart();
      loadOriginal().then(redraw, fail);
    }

    function fail(error: unknown): void {
      isRefusalSaid = false;
      const known = error instanceof EngineError || error instanceof PictureError;
      view.say(known ? error.message : 'The model has failed.', true);
      redraw();
    }

    /** Draw all, and later once more from doubt to doubt. */
    async function demonstrateDrawing(signal: AbortSignal): Promise<void> {
      await loadOriginal().catch(fail);
      if (signal.aborted) return;
      await playback.play(interval);
      if (context.reducedMotion) return;
      for (const seconds of BETWEEN_DOUBTS) {
        await sleep(1000 * seconds, signal);
        if (signal.aborted) return;
        await playback.play(interval, isInDoubt);
      }
      await sleep(1000 * BEFORE_THE_END, signal);
      if (!signal.aborted) await playback.play(interval);
    }

    async function paintOriginal(): Promise<void> {
      isArrivalDue = false;
      playback.pause();
      await loadOriginal().catch(fail);
      const { model, palette, tokens } = original;
      if (model !== state.model) return;
      const painted = await paint(host, { palette, side: SIDES[model], tokens });
      if (painted && model === state.model) change({ own: codeOf(painted) });
    }

    async function open(file: File): Promise<void> {
      const signal = reading.begin();
      try {
        const { model, palette } = await originalOf(state);
        const tokens = await tokensOfPicture(file, palette, SIDES[model]);
        if (!signal.aborted) change({ own: codeOf(tokens) });
      } catch (error) {
        if (signal.aborted) return;
        refuse(error instanceof PictureError ? error.message : 'That picture could not be read.');
      }
    }

    return {
      getState: () => state,
      setState(next) {
        const before = state;
        state = check(next);
        isArrivalDue = false;
        if (haveSamePictures(before, state)) return redraw();
        if (!haveSameOriginal(before, state)) reading.end();
        // What is painted in the colours of one model is no picture of another.
        if (before.model !== state.model) closeDialogs(host);
        isDrawingDue = true;
        restart();
        if (release) void playback.play(0);
      },
      getResult: () => playback.snapshot(),
      setResult(result) {
        if (!isSnapshot(result)) return;
        if (context.mirrored) mirrored = result;
        redraw();
      },
      show() {
        if (context.mirrored) return;
        release = engine.hold();
        endListening = listenForPictures(
          (file) => {
            if (file) void open(file);
            else refuse('What was dropped is no file with a picture.');
          },
          (over) => host.toggleAttribute('data-over', over),
        );
        if (isDrawingDue) {
          isDrawingDue = false;
          void playback.play(0);
        } else if (!savesData() || engine.isLoaded(state.model)) {
          if (isArrivalDue) void drawOnArrival();
          else playback.resume();
        }
      },
      async demonstrate(signal) {
        isArrivalDue = false;
        endRefusal();
        state = context.state;
        playback.restart();
        const over = new AbortController();
        // The model may take a while to answer: nobody waits for it.
        const stopped = new Promise<void>((resolve) => {
          const stop = (): void => {
            playback.pause();
            resolve();
          };
          signal.addEventListener('abort', stop, { signal: over.signal });
        });
        await Promise.race([demonstrateDrawing(signal), stopped]);
        over.abort();
      },
      hide() {
        closeDialogsOnLeaving(host);
        endListening?.();
        playback.stop();
        release?.();
        release = undefined;
      },
      destroy() {
        reading.end();
        cancelAnimationFrame(frame);
        host.replaceChildren();
      },
    };
  },
};
