import { expect, test } from 'vitest';
import data from '../../../assets/data/live-surprise.json' with { type: 'json' };
import { codeOf, tokensOf } from '../../../src/kit/draw/hex.ts';
import {
  check,
  drawSurprise,
  picturesOf,
  readingOf,
  surprise,
} from '../../../src/figures/surprise/still.ts';
import { countCells, TestKit } from './kit.ts';

const state = surprise.initial({});

test('the pictures are those that the still was computed from', () => {
  const [face, other] = picturesOf(state);
  expect(face).toEqual(tokensOf(data.original.pixels));
  expect(other).toEqual(tokensOf(data.scrambled.pixels));
});

test('a seed gives one order of the very same pixels', () => {
  const [face, other] = picturesOf({ ...state, seed: 5 });
  expect(picturesOf({ ...state, seed: 5 })[1]).toEqual(other);
  expect(picturesOf({ ...state, seed: 6 })[1]).not.toEqual(other);
  expect([...other].sort()).toEqual([...face].sort());
});

test('a picture of one’s own takes the place of the shuffled one', () => {
  const own = Array.from({ length: 256 }, (_, i) => i);
  expect(picturesOf({ ...state, own: codeOf(own) })[1]).toEqual(own);
});

test('a pixel is read with its nats and its probability', () => {
  expect(readingOf(17, new Array<number>(256).fill(Math.log(2)))).toBe(
    'row 2, column 2: 0.69 nats, p = 50 %',
  );
  expect(readingOf(17, new Array<number>(256).fill(20))).toMatch(/20.00 nats, p < 0.001 %$/);
  expect(readingOf(17, undefined)).toBe('row 2, column 2');
});

test('what is not known yet is left blank', () => {
  const markup = drawSurprise(state, undefined, new TestKit(), 'stage');
  expect(markup).not.toMatch(/NaN|undefined|null/);
  expect(countCells(markup, 'ink')).toBe(4);
});

test.each([
  [{ own: 'abc' }, 'two digits each'],
  [{ seed: 0 }, 'The seed must be a whole number from 1'],
  [{ pixel: 256 }, 'from 0 to 255, not 256'],
  [{ face: 64 }, 'no held-out face 64'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...state, ...wrong })).toThrow(message);
});
