/** What happens to a run that was started, whether its figure is there or not. */
import type { Task } from '../../igpt/service/training-messages.ts';
import { learner } from '../../kit/engine/learning.ts';
import { SECONDS, type State } from './state.ts';

/** How long the faces are seen when all are learned, before the digits begin, in milliseconds. */
const REST = 4000;

/** How long the page may be hidden before the network stops learning, in milliseconds. */
const HIDDEN = 60_000;

/** What a person started. */
let begun: State | undefined;
let next: ReturnType<typeof setTimeout> | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;
let isPausedByHiding = false;
let announce: (words?: string) => void = () => undefined;

/** Begin a run; after the faces the digits follow by themselves. */
export function begin(state: State): void {
  clearTimeout(next);
  next = undefined;
  begun = state;
  learner.start({ ...state, pace: SECONDS[state.pace] });
}

/** Return whether a run of this state goes on, or will by itself. */
export function goesOn({ task, seed }: State): boolean {
  const { current } = learner;
  const isMeant = (run: { task: Task; seed: number } | undefined): boolean =>
    run?.task === task && run.seed === seed;
  return isBusy() && (isMeant(current) || isMeant(begun));
}

/** Return whether a network learns, or will by itself. */
export function isBusy(): boolean {
  return learner.isRunning || next !== undefined;
}

/** @param say - called with what goes on, or without words when it has ended */
export function announceTo(say: (words?: string) => void): void {
  announce = say;
  say(isBusy() ? 'learning' : undefined);
}

function follow(): void {
  const { current } = learner;
  if (!begun || begun.task !== 'faces' || current?.phase !== 'ended' || next !== undefined) return;
  const { seed, pace } = begun;
  next = setTimeout(() => begin({ task: 'digits', seed, pace }), REST);
}

learner.listen(() => {
  follow();
  announce(isBusy() ? 'learning' : undefined);
});

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.hidden)
    hiding = setTimeout(() => {
      isPausedByHiding = learner.isRunning;
      learner.pause();
    }, HIDDEN);
  else if (isPausedByHiding) {
    isPausedByHiding = false;
    learner.resume();
  }
});
