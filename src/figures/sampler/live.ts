import type {
  FigureContext,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import type { TimedStep } from '../../igpt/service/messages.ts';
import { chooseColor } from '../../kit/controls/color-dialog.ts';
import { closeDialogs, closeDialogsOnLeaving } from '../../kit/controls/dialogs.ts';
import { colourName } from '../../kit/draw/colour-words.ts';
import { engine, EngineError, preload, savesData } from '../../kit/engine/index.ts';
import { PictureError } from '../../kit/pictures/decode.ts';
import { listenForPictures } from '../../kit/pictures/intake.ts';
import { tokensOfPicture } from '../../kit/pictures/tokens.ts';
import { shareOf } from './bars.ts';
import { colorsByHand, withEdit } from './by-hand.ts';
import { paint } from '../../kit/controls/painter.ts';
import { Playback } from './playback.ts';
import { setOf, setOfFaces, type PictureSet } from './sets.ts';
import { isShown, type Shown } from './shown.ts';
import {
  check,
  completesAlike,
  drawsAlike,
  encode,
  mostRows,
  SIDES,
  START,
  type State,
} from './state.ts';
import { createView } from './view.ts';
import { chooserOf } from './words.ts';

/** A watchable pace: from one pixel to the next, in milliseconds. */
const PACE = 60;

/** A pixel is in doubt where no colour has this share. */
const DOUBT = 0.5;

/** Finish my picture: eight completions of what is given, pixel by pixel, by our own model in the tab. */
export const sampler: LiveFigure<State> = {
  initial: () => START,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    const pace = context.reducedMotion ? 0 : PACE;
    let state = context.state;
    let set: PictureSet = setOfFaces(state);
    let mirrored: Shown | undefined;
    let release: (() => void) | undefined;
    let endIntake: (() => void) | undefined;
    /** Whether a state came from outside, whose pictures are drawn when they are seen. */
    let owed = false;
    /** Whether it is said of a picture that it cannot be taken, which a model that comes leaves there. */
    let refused = false;
    /** The newest picture that is being read; undefined once another one is completed instead. */
    let reading: symbol | undefined;
    let frame = 0;

    const playback = new Playback({
      state: () => state,
      original: () => set.original,
      load,
      isShown: () => release !== undefined,
      changed: refresh,
      forgetEdits() {
        if (state.edits.length === 0) return;
        state = { ...state, edits: [] };
        context.changed();
      },
      failed: fail,
    });
    const view = createView(host, {
      play: pressed(() => (playback.isRunning ? playback.pause() : void playback.play(pace))),
      step: pressed(() => void playback.step()),
      toDoubt: pressed(() => void playback.play(0, isInDoubt)),
      atOnce: pressed(() => void playback.play(0)),
      set: change,
      take,
      takeOther: () => void takeOther(),
      paint: () => void paintOwn(),
      open: (file) => void open(file),
      tryAgain: () => void playback.prepare(),
    });
    if (!context.mirrored) preload(state.model);
    refresh();

    function refresh(): void {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (set.model !== state.model) return;
        view.draw(state, mirrored ?? playback.shown(), set);
        if (!context.mirrored) context.computed();
      });
    }

    /** Gets the pictures and colours that the state is about. */
    async function loadSet(): Promise<void> {
      const wanted = state;
      const loaded = await setOf(wanted);
      if (completesAlike(state, wanted)) set = loaded;
    }

    async function load(isWanted: () => boolean): Promise<void> {
      await loadSet();
      if (!isWanted()) return;
      if (!engine.isLoaded(state.model)) {
        await engine.load(state.model, (share) => {
          if (isWanted() && !refused)
            view.say(`The model is loading: ${Math.floor(share * 100)} %`);
        });
      }
      if (isWanted() && !refused) view.say(undefined);
    }

    function refuse(sentence: string): void {
      refused = true;
      view.say(sentence);
    }

    /** Whoever goes on has read it. */
    function forgetRefusal(): void {
      if (refused) view.say(undefined);
      refused = false;
    }

    function pressed(act: () => void): () => void {
      return () => {
        forgetRefusal();
        act();
      };
    }

    function isInDoubt({ probabilities }: TimedStep): boolean {
      return Math.max(...(probabilities[state.chosen] ?? [])) < DOUBT;
    }

    function take(token: number): void {
      const there = playback.settable();
      if (!there) return;
      const edits = withEdit(state.edits, [state.chosen, there.pixel, token], there.drawn);
      state = { ...state, edits };
      playback.set(there, token, pace);
      context.changed();
    }

    async function takeOther(): Promise<void> {
      const there = playback.settable();
      if (!there) return;
      const before = state;
      const { palette } = set;
      const token = await chooseColor(host, {
        title: chooserOf(state, there.pixel),
        palette,
        current: colorsByHand(state.edits, there.pixel)[state.chosen] ?? there.drawn,
        nameOf: (token) =>
          `${colourName(palette[token] ?? '')}, ${shareOf(there.probabilities[token] ?? 0)} per cent`,
      });
      if (token !== undefined && drawsAlike(before, state)) take(token);
    }

    function change(changes: Partial<State>): void {
      const before = state;
      state = { ...state, ...changes };
      state = { ...state, rows: Math.min(state.rows, mostRows(state.model)) };
      if (!completesAlike(before, state)) reading = undefined;
      forgetRefusal();
      if (!drawsAlike(before, state)) {
        // Pixels set by hand belong to the pictures that they were set in.
        state = { ...state, edits: [] };
        restart();
      } else if (before.cached !== state.cached) void playback.goOn(pace);
      refresh();
      context.changed();
    }

    function restart(): void {
      playback.restart();
      loadSet().then(refresh, fail);
    }

    function fail(error: unknown): void {
      refused = false;
      const known = error instanceof EngineError || error instanceof PictureError;
      view.say(known ? error.message : 'The model has failed.', true);
      refresh();
    }

    async function paintOwn(): Promise<void> {
      playback.pause();
      await loadSet().catch(fail);
      const { model, palette, original } = set;
      if (model !== state.model) return;
      const tokens = await paint(host, { palette, side: SIDES[model], tokens: original });
      if (tokens && model === state.model) change({ own: encode(tokens) });
    }

    async function open(file: File): Promise<void> {
      const own = (reading = Symbol());
      try {
        const { model } = state;
        const { palette } = await setOf(state);
        const tokens = await tokensOfPicture(file, palette, SIDES[model]);
        if (reading === own) change({ own: encode(tokens) });
      } catch (error) {
        if (reading !== own) return;
        refuse(error instanceof PictureError ? error.message : 'That picture could not be read.');
      }
    }

    return {
      getState: () => state,
      setState(next) {
        const before = state;
        state = check(next);
        if (drawsAlike(before, state)) return refresh();
        if (!completesAlike(before, state)) reading = undefined;
        // What is painted in the colours of one model is no picture of another.
        if (before.model !== state.model) closeDialogs(host);
        owed = true;
        restart();
        if (release) void playback.play(0);
      },
      getResult: () => playback.shown(),
      setResult(result) {
        if (!isShown(result)) return;
        if (context.mirrored) mirrored = result;
        refresh();
      },
      show() {
        if (context.mirrored) return;
        release = engine.hold();
        endIntake = listenForPictures(
          (file) => {
            if (file) void open(file);
            else refuse('What was dropped is no file with a picture.');
          },
          (over) => host.toggleAttribute('data-over', over),
        );
        if (owed) {
          owed = false;
          void playback.play(0);
        } else if (!savesData() || engine.isLoaded(state.model)) playback.resume();
      },
      hide() {
        closeDialogsOnLeaving(host);
        endIntake?.();
        playback.stop();
        release?.();
        release = undefined;
      },
      destroy() {
        reading = undefined;
        cancelAnimationFrame(frame);
        host.replaceChildren();
      },
    };
  },
};
