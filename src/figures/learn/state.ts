import type { Task } from '../../igpt/service/training-messages.ts';
import { checkRange } from '../../kit/numbers.ts';

/** A type, not an interface: only a type counts as JSON. */
export type State = {
  readonly task: Task;
  /** Of the first weights, the order of the pictures and so of all that is learned. */
  readonly seed: number;
  /** Spread over a minute, or as fast as the machine can. */
  readonly pace: 'minute' | 'full';
};

export const START: State = { task: 'faces', seed: 1, pace: 'minute' };

export const SEEDS = { min: 1, max: 9999 } as const;

/** The least number of seconds of a run. */
export const SECONDS: Readonly<Record<State['pace'], number>> = { minute: 60, full: 0 };

/** Return the state; throw one sentence if there is no such run. */
export function check(state: State): State {
  const { task, seed, pace } = state;
  if (task !== 'faces' && task !== 'digits') throw noTask(task);
  if (pace !== 'minute' && pace !== 'full')
    throw new Error(`The pace is "minute" or "full", not "${String(pace)}".`);
  checkRange('seed', seed, SEEDS);
  return state;
}

export function noTask(task: string): Error {
  return new Error(`It learns "faces" or "digits", not "${task}".`);
}
