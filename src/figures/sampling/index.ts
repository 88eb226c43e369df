import type {
  FigureContext,
  LiveFigure,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import recorded from '../../../assets/data/live-completions.json' with { type: 'json' };
import { tokensOf } from '../draw/face.ts';
import type { TimedStep } from '../../igpt/messages.ts';
import { engine, EngineError, preload, savesData } from '../engine/index.ts';
import { PictureError } from '../pictures/decode.ts';
import { listenForPictures } from '../pictures/intake.ts';
import { tokensOfPicture } from '../pictures/tokens.ts';
import { chooseAnyColor } from './any-color.ts';
import { choicesOf, shareOf } from './bars.ts';
import { Hesitations, type Hesitation } from './hesitations.ts';
import { paint } from './painter.ts';
import { Run } from './run.ts';
import { setOf, setOfFaces, type PictureSet } from './sets.ts';
import { isShown, type Phase, type Shown } from './shown.ts';
import { check, COMPLETIONS, drawsAlike, encode, SIDES, START, type State } from './state.ts';
import { Times } from './times.ts';
import { createView } from './view.ts';
import { chooserOf } from './words.ts';

/** A watchable pace: from one pixel to the next, in milliseconds. */
const PACE = 60;

/** A pixel is in doubt where no colour has this share. */
const DOUBT = 0.5;

/** How long settings have rested before what follows from them is computed. */
const REST = 120;

/** Finish my picture: eight completions of what is given, pixel by pixel, by our own model in the tab. */
export const sampler: LiveFigure<State> = {
  initial: () => START,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    let state = context.state;
    let phase: Phase = 'recorded';
    let run: Run | undefined;
    /** Of the step that the run waits for. */
    let pending: Promise<void> = Promise.resolve();
    /** What is seen while no run is, and goes on from there; undefined for what is given. */
    let kept: readonly (readonly number[])[] | undefined = recorded.completions.map(tokensOf);
    const hesitations = new Hesitations();
    /** What came latest, and is seen until more comes. */
    let latest: Pick<Shown, 'choices' | 'pixel'> = { choices: null, pixel: null };
    const times = { cached: new Times(), uncached: new Times() };
    let mirrored: Shown | undefined;
    let release: (() => void) | undefined;
    let endIntake: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** What is being prepared and played: the newest of each. */
    let preparing: symbol | undefined;
    let playing: symbol | undefined;
    /** Whether a state came from outside, whose pictures are drawn when they are seen. */
    let owed = false;
    let frame = 0;
    let set: PictureSet = setOfFaces(state);

    const view = createView(host, {
      play: () => void (phase === 'running' ? pause() : play(context.reducedMotion ? 0 : PACE)),
      step: () => void step(),
      toDoubt: () => void play(0, isInDoubt),
      atOnce: () => void play(0),
      set: change,
      take,
      takeOther: () => void takeOther(),
      paint: () => void paintOwn(),
      open: (file) => void open(file),
      tryAgain: () => void prepare(),
    });
    if (!context.mirrored) preload(state.model);
    refresh();

    function refresh(): void {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (set.model !== state.model) return;
        view.draw(state, mirrored ?? shown(), set);
        if (!context.mirrored) context.computed();
      });
    }

    function shown(): Shown {
      const measured: Shown['times'] = [times.cached.median, times.uncached.median];
      const common = { phase, times: measured };
      const there = run?.pictures ?? kept ?? halves();
      const at = there[0]?.length ?? 0;
      const whole = (kept ?? []).map(encode);
      if (phase === 'recorded') {
        const { pixel, probabilities } = recorded.distribution;
        const choices = choicesOf(probabilities);
        return { ...common, pictures: whole, asked: null, choices, pixel };
      }
      if (phase === 'done') {
        const { pixel = null, choices = null } = hesitations.of(state.chosen) ?? {};
        return { ...common, pictures: whole, asked: null, choices, pixel };
      }
      look();
      return { ...common, ...latest, pictures: there.map(encode), asked: at };
    }

    /** Looks at what may come next in the chosen picture, where that is known. */
    function look(): void {
      if (!run?.step) return;
      const { index: pixel, probabilities, tokens } = run.step;
      const taken = hand(pixel)[state.chosen] ?? tokens[state.chosen];
      latest = { choices: choicesOf(probabilities[state.chosen] ?? [], taken), pixel };
    }

    /** Gets the pictures and colours that the state is about. */
    async function loadSet(): Promise<void> {
      const wanted = state;
      const loaded = await setOf(wanted);
      const { model, picture, own } = state;
      if (model === wanted.model && picture === wanted.picture && own === wanted.own) set = loaded;
    }

    /** What is given of each completion. */
    function halves(): number[][] {
      const given = set.original.slice(0, state.rows * SIDES[state.model]);
      return Array.from({ length: COMPLETIONS }, () => given);
    }

    /** The colours set by hand for a pixel. */
    function hand(pixel: number): (number | undefined)[] {
      const tokens = new Array<number | undefined>(COMPLETIONS).fill(undefined);
      for (const [completion, at, token] of state.edits)
        if (at === pixel) tokens[completion] = token;
      return tokens;
    }

    /** Makes a run ready for its first press: loads the model, reads what is there, asks for a pixel. */
    async function prepare(from?: readonly (readonly number[])[]): Promise<boolean> {
      const own = (preparing = Symbol());
      clearTimeout(timer);
      run?.stop();
      run = undefined;
      const isNewest = (): boolean => preparing === own && release !== undefined;
      try {
        await loadSet();
        if (!isNewest()) return false;
        const { model, cached } = state;
        if (!engine.isLoaded(model)) {
          await engine.load(model, (share) => {
            if (isNewest()) view.say(`The model is loading: ${Math.floor(share * 100)} %`);
          });
        }
        if (!isNewest()) return false;
        view.say(undefined);
        const freedom = { temperature: state.temperature / 10, topP: state.topP / 20 };
        const seeds = Array.from({ length: COMPLETIONS }, (_, i) => state.seed + i);
        const pictures = from ?? halves();
        const next = new Run({ model, cached, freedom, seeds, pictures, total: SIDES[model] ** 2 });
        run = next;
        pending = next.ask();
        refresh();
        await pending;
        note();
        return run === next;
      } catch (error) {
        if (isNewest()) fail(error);
        return false;
      }
    }

    /** Remembers of a step that has come what is told later, and has it seen. */
    function note(): void {
      const { step, milliseconds, cached } = run ?? {};
      refresh();
      if (!step) return;
      look();
      if (milliseconds !== undefined) times[cached ? 'cached' : 'uncached'].add(milliseconds);
      hesitations.add(step, hand(step.index));
    }

    /** From whole pictures back to what is given; what was set by hand is forgotten. */
    function startAnew(): void {
      if (phase !== 'recorded' && phase !== 'done') return;
      phase = 'ready';
      kept = undefined;
      hesitations.forget();
      if (state.edits.length > 0) {
        state = { ...state, edits: [] };
        context.changed();
      }
    }

    /**
     * Draws pixel after pixel, to the end or to the next one that makes it stop.
     * @param interval - the shortest time from one to the next, in milliseconds
     */
    async function play(interval: number, stopsAt?: (step: TimedStep) => boolean): Promise<void> {
      startAnew();
      const own = (playing = Symbol());
      const from = phase === 'paused' ? run?.at : undefined;
      phase = 'running';
      refresh();
      if (!run && !(await prepare(kept))) {
        if (playing === own) pause();
        return;
      }
      try {
        while (playing === own && run) {
          const due = performance.now() + interval;
          await pending;
          if (playing !== own || !run.step) break;
          if (run.at !== from && stopsAt?.(run.step)) return pause();
          drawPixel(run);
          if (run.isWhole) return finish(run);
          await Promise.all([pending.then(note), interval > 0 && rest(due - performance.now())]);
        }
      } catch (error) {
        if (playing === own) fail(error);
      }
    }

    async function step(): Promise<void> {
      if (isRunning()) return pause();
      const wasWhole = phase === 'recorded' || phase === 'done';
      startAnew();
      refresh();
      try {
        if (!run && !(await prepare(kept))) return;
        await pending;
        // The first press shows what is given and what is asked for.
        if (wasWhole || !run?.step || isRunning()) return note();
        phase = 'paused';
        drawPixel(run);
        if (run.isWhole) return finish(run);
        await pending;
        note();
      } catch (error) {
        fail(error);
      }
    }

    function isRunning(): boolean {
      return phase === 'running';
    }

    function drawPixel(from: Run): void {
      pending = from.draw(hand(from.at));
      refresh();
    }

    function finish(from: Run): void {
      kept = from.pictures;
      phase = 'done';
      playing = undefined;
      refresh();
      void prepare();
    }

    function pause(): void {
      playing = undefined;
      if (phase === 'running') phase = 'paused';
      if (run) kept = run.pictures;
      refresh();
    }

    function isInDoubt({ probabilities }: TimedStep): boolean {
      return Math.max(...(probabilities[state.chosen] ?? [])) < DOUBT;
    }

    /** The pixel that can now be set by hand in the chosen picture; in a whole one its hardest. */
    function settable(): Pick<Hesitation, 'pixel' | 'probabilities' | 'drawn'> | undefined {
      if (phase === 'done') return hesitations.of(state.chosen);
      if (!run?.step || (phase !== 'ready' && phase !== 'paused')) return undefined;
      const { index: pixel, probabilities, tokens } = run.step;
      const { chosen } = state;
      return { pixel, probabilities: probabilities[chosen] ?? [], drawn: tokens[chosen] ?? -1 };
    }

    function take(token: number): void {
      const there = settable();
      if (!there) return;
      const { pixel, probabilities, drawn } = there;
      // What was set later in this picture belonged to what is now drawn anew.
      const others = state.edits.filter(([i, at]) => i !== state.chosen || at < pixel);
      state = {
        ...state,
        edits: drawn === token ? others : [...others, [state.chosen, pixel, token]],
      };
      latest = { choices: choicesOf(probabilities, token), pixel };
      if (phase === 'done') goOnFrom(pixel);
      refresh();
      context.changed();
    }

    /** Draws whole pictures anew from a pixel on: by the same dice, but from what is set there now. */
    function goOnFrom(pixel: number): void {
      run?.stop();
      run = undefined;
      kept = kept?.map((picture) => picture.slice(0, pixel));
      hesitations.forgetFrom(pixel);
      phase = 'paused';
      void play(context.reducedMotion ? 0 : PACE);
    }

    async function takeOther(): Promise<void> {
      const there = settable();
      if (!there) return;
      const token = await chooseAnyColor(host, {
        title: chooserOf(state, there.pixel),
        palette: set.palette,
        taken: hand(there.pixel)[state.chosen] ?? there.drawn,
        shareOf: (token) => `${shareOf(there.probabilities[token] ?? 0)} per cent`,
      });
      if (token !== undefined) take(token);
    }

    function change(changes: Partial<State>): void {
      const before = state;
      state = { ...state, ...changes };
      if (!drawsAlike(before, state)) {
        // Pixels set by hand belong to the pictures that they were set in.
        state = { ...state, edits: [] };
        restart();
      } else if (before.cached !== state.cached) void goOn();
      refresh();
      context.changed();
    }

    /** Goes on where it stands, by the other way to compute. */
    async function goOn(): Promise<void> {
      if (phase === 'recorded' || phase === 'done') return void prepare();
      const wasRunning = phase === 'running';
      pause();
      if ((await prepare(kept)) && wasRunning) void play(PACE);
    }

    /** Back to what is given, after a change that draws other pictures. */
    function restart(): void {
      playing = undefined;
      preparing = undefined;
      run?.stop();
      run = undefined;
      phase = 'ready';
      latest = { choices: null, pixel: null };
      hesitations.forget();
      kept = undefined;
      clearTimeout(timer);
      if (release) timer = setTimeout(() => void prepare(), REST);
      loadSet().then(refresh, fail);
    }

    function fail(error: unknown): void {
      run?.stop();
      run = undefined;
      pause();
      const known = error instanceof EngineError || error instanceof PictureError;
      view.say(known ? error.message : 'The model has failed.', true);
    }

    async function paintOwn(): Promise<void> {
      pause();
      const { palette, original } = set;
      const tokens = await paint(host, { palette, side: SIDES[state.model], tokens: original });
      if (tokens) change({ own: encode(tokens) });
    }

    async function open(file: File): Promise<void> {
      try {
        const tokens = await tokensOfPicture(file, set.palette, SIDES[state.model]);
        change({ own: encode(tokens) });
      } catch (error) {
        view.say(error instanceof PictureError ? error.message : 'That picture could not be read.');
      }
    }

    function rest(duration: number): Promise<void> {
      return new Promise((resolve) => setTimeout(resolve, Math.max(0, duration)));
    }

    return {
      getState: () => state,
      setState(next) {
        const before = state;
        state = check(next);
        if (drawsAlike(before, state)) return refresh();
        owed = true;
        restart();
        if (release) void play(0);
      },
      getResult: shown,
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
            else view.say('What was dropped is no file with a picture.');
          },
          (over) => host.toggleAttribute('data-over', over),
        );
        if (owed) {
          owed = false;
          void play(0);
        } else if (!savesData() || engine.isLoaded(state.model))
          void prepare(phase === 'ready' || phase === 'paused' ? kept : undefined);
      },
      hide() {
        pause();
        endIntake?.();
        preparing = undefined;
        clearTimeout(timer);
        run?.stop();
        run = undefined;
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
