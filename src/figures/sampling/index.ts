import type {
  FigureContext,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import type { TimedStep } from '../../igpt/messages.ts';
import { closeDialogs } from '../controls/dialogs.ts';
import { engine, EngineError, preload, savesData } from '../engine/index.ts';
import { PictureError } from '../pictures/decode.ts';
import { listenForPictures } from '../pictures/intake.ts';
import { tokensOfPicture } from '../pictures/tokens.ts';
import { chooseAnyColor } from './any-color.ts';
import { shareOf } from './bars.ts';
import { colorsByHand, withEdit } from './by-hand.ts';
import { paint } from './painter.ts';
import { Playback } from './playback.ts';
import { setOf, setOfFaces, type PictureSet } from './sets.ts';
import { isShown, type Shown } from './shown.ts';
import { check, drawsAlike, encode, SIDES, START, type State } from './state.ts';
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
      const { model, picture, own } = state;
      if (model === wanted.model && picture === wanted.picture && own === wanted.own) set = loaded;
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
      const token = await chooseAnyColor(host, {
        title: chooserOf(state, there.pixel),
        palette: set.palette,
        taken: colorsByHand(state.edits, there.pixel)[state.chosen] ?? there.drawn,
        shareOf: (token) => `${shareOf(there.probabilities[token] ?? 0)} per cent`,
      });
      if (token !== undefined) take(token);
    }

    function change(changes: Partial<State>): void {
      const before = state;
      state = { ...state, ...changes };
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
      const { palette, original } = set;
      const tokens = await paint(host, { palette, side: SIDES[state.model], tokens: original });
      if (tokens) change({ own: encode(tokens) });
    }

    async function open(file: File): Promise<void> {
      try {
        const tokens = await tokensOfPicture(file, set.palette, SIDES[state.model]);
        change({ own: encode(tokens) });
      } catch (error) {
        refuse(error instanceof PictureError ? error.message : 'That picture could not be read.');
      }
    }

    return {
      getState: () => state,
      setState(next) {
        const before = state;
        state = check(next);
        if (drawsAlike(before, state)) return refresh();
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
        closeDialogs(host);
        endIntake?.();
        playback.stop();
        release?.();
        release = undefined;
      },
      destroy() {
        cancelAnimationFrame(frame);
        host.replaceChildren();
      },
    };
  },
};
