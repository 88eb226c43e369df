import type { Clock } from './protocol.ts';

/*
 * A stop watch as data, so that it outlives a reload of either window. All times are in milliseconds.
 */

/**
 * Return the milliseconds since 1970 by a clock that only goes forward: a computer whose time is set
 * during a talk makes it neither longer nor shorter. The windows of a deck agree on it.
 */
export const now = (): number => performance.timeOrigin + performance.now();

/** A clock that was never started. */
export const unstarted: Clock = { since: null, before: 0, touched: 0 };

/** Return how long the talk has lasted. */
export function elapsed({ since, before }: Clock, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

/** Start or resume a clock that stands. */
export function start(clock: Clock, now: number): Clock {
  return clock.since === null ? { since: now, before: clock.before, touched: now } : clock;
}

/** Stop a clock that runs, and keep its time. */
export function pause(clock: Clock, now: number): Clock {
  return { since: null, before: elapsed(clock, now), touched: now };
}

/** Return a clock that stands at zero. */
export function reset(now: number): Clock {
  return { since: null, before: 0, touched: now };
}

/** Return the clock that was touched last; `other` if both were touched at the same time. */
export function newest(one: Clock, other: Clock): Clock {
  return other.touched >= one.touched ? other : one;
}

/** Write milliseconds as `7:05` or `1:07:05`, without a sign. */
export function asTime(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
