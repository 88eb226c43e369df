/*
 * The time of a session is that of the window which is farthest on: `now()` of two windows may differ
 * where the computer slept, or its time was set, before one of them was opened.
 */

/** A window that may be behind the time of its session, in milliseconds. */
export interface Timed {
  readonly behind: number;
}

/** Return the time of the session. */
export function timeOf({ behind }: Timed, now: number): number {
  return now + behind;
}

/** Take over the time of another window if that is farther on. */
export function synchronise<Side extends Timed>(side: Side, time: number, now: number): Side {
  return { ...side, behind: Math.max(side.behind, time - now) };
}
