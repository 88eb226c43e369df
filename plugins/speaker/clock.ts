import type { Clock } from './protocol.ts';

/*
 * A stop watch as data, so that it outlives a reload of either window. All times are in milliseconds.
 */

/** A clock that was never started. */
export const unstarted: Clock = { since: null, before: 0, touched: 0 };

/** Return how long the talk has lasted. */
export function elapsed({ since, before }: Clock, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

/** Start or resume a clock that stands. */
export function start(clock: Clock, now: number): Clock {
  return clock.since === null ? touch(clock, now, { since: now, before: clock.before }) : clock;
}

/** Stop a clock that runs, and keep its time. */
export function pause(clock: Clock, now: number): Clock {
  return touch(clock, now, { since: null, before: elapsed(clock, now) });
}

/** Return a clock that stands at zero. */
export function reset(clock: Clock, now: number): Clock {
  return touch(clock, now, { since: null, before: 0 });
}

/** Return whether two clocks tell the same time. */
export function isSame(one: Clock, other: Clock): boolean {
  return one.since === other.since && one.before === other.before && one.touched === other.touched;
}

/** Return the clock that was touched last; `other` if both were touched at the same time. */
export function newest(one: Clock, other: Clock): Clock {
  return other.touched >= one.touched ? other : one;
}

/** Touch a clock later than it was touched before, also where `now` is behind another window's. */
function touch({ touched }: Clock, now: number, clock: Omit<Clock, 'touched'>): Clock {
  return { ...clock, touched: Math.max(now, touched + 1) };
}

/** Write milliseconds as `7:05` or `1:07:05`, without a sign. */
export function asTime(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
