import { expect, it } from 'vitest';
import { neighbours } from '../../src/igpt/neighbours.ts';

it('finds the nearest first, never the picture itself', () => {
  expect(neighbours([[0], [5], [1], [2]], 0, 3)).toEqual([2, 3, 1]);
  expect(neighbours([[0], [5], [1], [2]], 1, 1)).toEqual([3]);
});

it('gives a tie to the lower index', () => {
  expect(neighbours([[0], [1], [-1], [1]], 0, 3)).toEqual([1, 2, 3]);
});

it('measures every feature by its own spread', () => {
  // The first varies a hundred times as much: unweighted, it alone would decide.
  const features = [
    [0, 0],
    [100, 0],
    [0, 3],
    [200, 0],
    [-100, 0],
  ];
  const found = neighbours(features, 0, 4);
  expect(found[0]).toBe(1);
  const smaller = features.map(([a = 0, b = 0]) => [a / 100, b]);
  expect(neighbours(smaller, 0, 4)).toEqual(found);
});

it('leaves out a feature that never varies', () => {
  expect(
    neighbours(
      [
        [7, 0],
        [7, 2],
        [7, 1],
      ],
      0,
      2,
    ),
  ).toEqual([2, 1]);
});

it('refuses a picture that there is not', () => {
  expect(() => neighbours([[0]], 1, 1)).toThrow('no picture 1 among 1');
});
