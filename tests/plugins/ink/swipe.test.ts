import { expect, test } from 'vitest';
import { Swipe } from '../../../plugins/ink/swipe.ts';

const fingers = (...places: [number, number][]) =>
  places.map(([clientX, clientY]) => ({ clientX, clientY }));

test('two fingers that go sideways together turn the slide once', () => {
  const swipe = new Swipe();
  swipe.begin(fingers([300, 200], [400, 200]));
  expect(swipe.move(fingers([280, 200], [380, 200]))).toBeUndefined();
  expect(swipe.move(fingers([250, 205], [350, 205]))).toBe('next');
  expect(swipe.move(fingers([150, 205], [250, 205]))).toBeUndefined();
  swipe.begin(fingers([300, 200], [400, 200]));
  expect(swipe.move(fingers([350, 200], [450, 200]))).toBe('previous');
});

test('fingers that pinch, go up or down, or are not two turn no slide', () => {
  const swipe = new Swipe();
  swipe.begin(fingers([300, 200], [400, 200]));
  expect(swipe.move(fingers([200, 200], [400, 200]))).toBeUndefined();
  expect(swipe.move(fingers([100, 200], [200, 200]))).toBeUndefined();
  swipe.begin(fingers([300, 200], [400, 200]));
  expect(swipe.move(fingers([310, 300], [410, 300]))).toBeUndefined();
  swipe.begin(fingers([300, 200]));
  expect(swipe.move(fingers([100, 200]))).toBeUndefined();
  swipe.begin(fingers([300, 200], [400, 200], [500, 200]));
  expect(swipe.move(fingers([200, 200], [300, 200], [400, 200]))).toBeUndefined();
});
