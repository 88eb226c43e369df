import { expect, it } from 'vitest';
import { neighbours, standardised } from '../../../src/igpt/neighbours.ts';

it('finds the nearest first, never the picture itself', () => {
  expect(neighbours([[0], [5], [1], [2]], 0, 3)).toEqual([2, 3, 1]);
  expect(neighbours([[0], [5], [1], [2]], 1, 1)).toEqual([3]);
});

it('gives a tie to the lower index', () => {
  expect(neighbours([[0], [1], [-1], [1]], 0, 3)).toEqual([1, 2, 3]);
});

it('refuses a picture that there is not', () => {
  expect(() => neighbours([[0]], 1, 1)).toThrow('no picture 1 among 1');
});

it('brings every feature to mean 0 and deviation 1, whatever it is measured in', () => {
  const features = [
    [1, 300],
    [3, 100],
  ];
  expect(standardised(features)).toEqual([
    [-1, 1],
    [1, -1],
  ]);
});

it('leaves nothing of a feature that never varies', () => {
  expect(
    standardised([
      [7, 0],
      [7, 2],
    ]),
  ).toEqual([
    [0, -1],
    [0, 1],
  ]);
});
