import { expect, test } from 'vitest';
import {
  hurriedSlides,
  pace,
  planTimings,
  plannedSlide,
} from '../../../plugins/speaker/timings.ts';

test('without any word about time there is no plan', () => {
  expect(planTimings([undefined, undefined], { defaultTiming: null })).toBeUndefined();
});

test('a slide has its own time, else the default', () => {
  expect(planTimings(['30', undefined, 'soon'], { defaultTiming: 20 })).toEqual([30, 20, 20]);
  expect(planTimings(['30', undefined], {})).toEqual([30, 0]);
});

test('of a total time the slides without their own share what is left', () => {
  expect(planTimings(['30', undefined, undefined], { totalTime: 130 })).toEqual([30, 50, 50]);
  expect(planTimings(['90', '90'], { totalTime: 100 })).toEqual([90, 90]);
  expect(planTimings(['200', undefined], { totalTime: 100 })).toEqual([200, 0]);
});

test('slides with less than the least time are named by number', () => {
  expect(hurriedSlides([30, 5, 60, 9], { minimumTimePerSlide: 10 })).toEqual([2, 4]);
  expect(hurriedSlides([30, 5], {})).toEqual([]);
});

test('a talk is on time from the planned beginning of its slide to its end', () => {
  const timings = [30, 60, 30];
  expect(pace(timings, 1, 29)).toEqual({ verdict: 'ahead', by: 1 });
  expect(pace(timings, 1, 30)).toEqual({ verdict: 'on time', by: 0 });
  expect(pace(timings, 1, 90)).toEqual({ verdict: 'on time', by: 0 });
  expect(pace(timings, 1, 100)).toEqual({ verdict: 'behind', by: 10 });
});

test('the plan says which slide should be on, at the end the last', () => {
  expect(plannedSlide([30, 60, 30], 0)).toBe(0);
  expect(plannedSlide([30, 60, 30], 30)).toBe(1);
  expect(plannedSlide([30, 60, 30], 999)).toBe(2);
});
