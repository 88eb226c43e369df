import { h } from '../../../plugins/common/h.ts';
import type { Json, LiveFigure, MountedFigure } from '../../../plugins/figures/contract.ts';
import { createLiveValues } from '../../kit/chart/live-values.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { named } from '../../kit/controls/named.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { learner } from '../engine/learning.ts';
import type { Run } from '../engine/learner.ts';
import { around } from '../../kit/live.ts';
import { pageKit } from '../../kit/draw/page-kit.ts';
import { programme } from './page.ts';
import { createRunView } from './run-view.ts';
import { sentenceOf } from './run-drawing.ts';
import { check, SEEDS, START, type State } from './state.ts';
import { drawRecorded, learn } from './still.ts';
import { contentOf, knownOfRecorded, knownOfRun } from './values.ts';

/** What a person presses in a window that only mirrors this one. */
const PRESSES = ['play', 'startOver'] as const;
type Press = (typeof PRESSES)[number];

/** The least time between two sentences that are read out, in milliseconds. */
const SAID_EVERY = 10_000;

/** The least time between two results for other windows, in milliseconds. */
const SENT_EVERY = 250;

/**
 * A network that learns in the tab, from noise. A person starts it; then it goes on when the slide is
 * left, until it has learned, is paused, or the page is hidden for long.
 */
export const liveLearn: LiveFigure<State> = {
  initial: (options) => learn.initial(options),

  mirrors: true,

  mount(host, context): MountedFigure<State> {
    let { state } = context;
    /** What another window has sent. */
    let mirrored: Run | undefined;
    let pressed: Press | undefined;
    /** The run that was followed last: a person may have looked back at another since. */
    let followed: Run | undefined;
    let [said, sent] = [-Infinity, -Infinity];

    const still = h('div');
    const view = createRunView(context.room, context.reducedMotion);
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    const play = createButton('Start', () => press('play'));
    const startOver = createButton('Start over', () => press('startOver'));
    const tasks = createChoice<State['task']>(
      'What it learns',
      [
        ['faces', 'Faces'],
        ['digits', 'Digits'],
      ],
      (task) => change({ task }),
    );
    const seed = createStepper({ label: 'Seed', ...SEEDS }, (seed) => change({ seed }));
    const pace = createChoice<State['pace']>(
      'Pace',
      [
        ['minute', 'a minute'],
        ['full', 'full speed'],
      ],
      (pace) => change({ pace }),
    );
    const values = createLiveValues(
      () => {
        const seen = run();
        return contentOf(seen ? knownOfRun(seen) : knownOfRecorded(state.task));
      },
      (sentence) => relabel(spoken, sentence),
    );
    host.classList.add('live-model');
    host.append(
      still,
      view.element,
      ...around(
        {
          controls: [play, startOver, tasks.element, seed.element, named('Pace', pace.element)],
          below: [spoken, values.element],
        },
        keepKeys,
      ),
    );

    const endListening = context.mirrored ? () => undefined : learner.listen(hear);
    if (!context.mirrored) programme.announceTo((words) => context.busy(words));
    draw();

    /** Return the run that is seen, if there is one of the chosen task and seed. */
    function run(): Run | undefined {
      const found = context.mirrored ? mirrored : learner.runOf(state.task);
      return found?.task === state.task && found.seed === state.seed ? found : undefined;
    }

    function hear(): void {
      const failure = learner.takeFailure();
      if (failure !== undefined) return context.fail(failure);
      followRun();
      draw();
      say();
      send();
    }

    /** Show what is learned now, where it began by itself. */
    function followRun(): void {
      const { current } = learner;
      if (!current || current === followed || current.phase === 'ended') return;
      followed = current;
      const { task, seed } = current;
      if (task === state.task && seed === state.seed) return;
      state = { ...state, task, seed };
      context.changed();
    }

    function draw(): void {
      const seen = run();
      still.hidden = seen !== undefined;
      view.element.hidden = seen === undefined;
      if (seen) view.draw(seen);
      else if (still.dataset['task'] !== state.task) {
        still.dataset['task'] = state.task;
        still.innerHTML = drawRecorded(state.task, pageKit, context.room);
      }
      values.follow();
      relabel(play, labelOf(seen));
      tasks.set(state.task);
      seed.set(state.seed);
      pace.set(state.pace);
    }

    function say(): void {
      const seen = run();
      if (!seen) return;
      const isNews = seen.phase === 'ended' || seen.pausedFor !== null;
      if (!isNews && performance.now() - said < SAID_EVERY) return;
      said = performance.now();
      relabel(spoken, sentenceOf(seen));
    }

    function send(): void {
      const isOver = !learner.isRunning;
      if (!isOver && performance.now() - sent < SENT_EVERY) return;
      sent = performance.now();
      context.computed();
    }

    function press(which: Press): void {
      if (context.mirrored) {
        pressed = which;
        context.computed();
      } else obey(which);
    }

    function obey(which: Press): void {
      const { current } = learner;
      const isOwn = current !== undefined && current === run();
      if (which === 'startOver') programme.begin(state);
      else if (isOwn && learner.isRunning) learner.pause();
      else if (isOwn && current.phase === 'paused') learner.resume();
      else programme.begin(state);
    }

    function change(change: Partial<State>): void {
      set({ ...state, ...change });
      context.changed();
    }

    function set(next: State): void {
      const before = state;
      state = next;
      if (!context.mirrored) {
        const isOther = state.task !== before.task || state.seed !== before.seed;
        const isKnown = programme.goesOn(state) || run()?.phase === 'ended';
        if (isOther && programme.isBusy && !isKnown) programme.begin(state);
        else if (state.pace !== before.pace) programme.setPace(state.pace);
      }
      draw();
    }

    return {
      getState: () => state,
      setState: (next) => set(check(next)),
      getResult: () => (context.mirrored ? (pressed ? { pressed } : null) : (run() ?? null)),
      setResult(result) {
        if (context.mirrored) {
          mirrored = isRun(result) ? result : undefined;
          draw();
        } else {
          const wanted = PRESSES.find((each) => isPress(result) && result['pressed'] === each);
          if (wanted) obey(wanted);
        }
      },
      show() {
        if (!context.mirrored) hear();
      },
      hide: () => undefined,
      async demonstrate(signal) {
        // What a person has started goes on; the recorded run is the end of all.
        if (context.reducedMotion || programme.isBusy) return;
        state = START;
        programme.begin(state, { digitsFollow: false });
        context.changed();
        await programme.ended(signal);
        if (signal.aborted) learner.pause();
      },
      destroy() {
        endListening();
        host.replaceChildren();
      },
    };
  },
};

function labelOf(run: Run | undefined): string {
  if (!run) return 'Start';
  if (run.phase === 'paused') return 'Go on';
  return run.phase === 'ended' || run.phase === 'stopped' ? 'Again' : 'Pause';
}

/** Return whether a result is a run: it comes from a figure of the same kind. */
function isRun(result: Json): result is Run {
  return typeof result === 'object' && result !== null && 'curve' in result;
}

function isPress(result: Json): result is { pressed: Json } {
  return typeof result === 'object' && result !== null && 'pressed' in result;
}
