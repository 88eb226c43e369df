import { expect, test } from 'vitest';
import {
  asTime,
  elapsed,
  newest,
  pause,
  reset,
  start,
  unstarted,
} from '../../../plugins/speaker/clock.ts';

test('a clock counts while it runs, and keeps what it has counted', () => {
  const running = start(unstarted, 1000);
  expect(elapsed(running, 4000)).toBe(3000);
  const standing = pause(running, 5000);
  expect(elapsed(standing, 90_000)).toBe(4000);
  expect(elapsed(start(standing, 100_000), 101_000)).toBe(5000);
});

test('starting a clock that runs changes nothing', () => {
  const running = start(unstarted, 1000);
  expect(start(running, 2000)).toBe(running);
});

test('of two clocks the one touched last holds, a reset one too', () => {
  const running = start(unstarted, 1000);
  const nought = reset(running, 2000);
  expect(newest(running, nought)).toBe(nought);
  expect(newest(nought, running)).toBe(nought);
});

test('of two clocks that were touched at once the other one holds, so that nobody answers', () => {
  const mine = start(unstarted, 1000);
  const theirs = { ...mine };
  expect(newest(mine, theirs)).toBe(theirs);
});

test('a system clock that was put back does not count backwards', () => {
  expect(elapsed(start(unstarted, 5000), 1000)).toBe(0);
});

test('time is written with hours only where there are some', () => {
  expect(asTime(0)).toBe('0:00');
  expect(asTime(65_900)).toBe('1:05');
  expect(asTime(3_665_000)).toBe('1:01:05');
});
