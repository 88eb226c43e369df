import { expect, test } from 'vitest';
import { placed } from '../../../../src/figures/sampler/choice-bars.ts';
import { choicesOf } from '../../../../src/figures/sampler/snapshot.ts';

const free = (count: number): undefined[] => Array<undefined>(count).fill(undefined);

test('a colour keeps its place, and a new one takes the first that is free', () => {
  const first = placed([7, 3, 9], []);
  expect(first).toEqual([7, 3, 9, ...free(5)]);
  const second = placed([9, 5, 3], first);
  expect(second).toEqual([5, 3, 9, ...free(5)]);
  expect(placed([3], second)).toEqual([undefined, 3, ...free(6)]);
  expect(placed([1, 2, 3, 4, 5, 6, 7, 8], second)).toEqual([5, 3, 1, 2, 4, 6, 7, 8]);
});

test('a colour below 0.1 per cent has no bar, unless it is drawn', () => {
  const shares = [0.6, 0.3985, 0.001, 0.0005];
  expect(choicesOf(shares).likeliest.map(([token]) => token)).toEqual([0, 1, 2]);
  expect(choicesOf(shares).others).toBeCloseTo(0.0005);
  expect(choicesOf(shares, 3).likeliest.map(([token]) => token)).toEqual([0, 1, 2, 3]);
  const many = Array.from({ length: 20 }, (_, i) => (i < 10 ? 0.09999 : 0.00001));
  expect(choicesOf(many, 19).likeliest.map(([token]) => token)).toEqual([0, 1, 2, 3, 4, 5, 6, 19]);
});
