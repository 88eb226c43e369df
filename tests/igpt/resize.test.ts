import { expect, it } from 'vitest';
import { shrink } from '../../src/igpt/resize.ts';

const grey = (...levels: number[]): Uint8Array =>
  Uint8Array.from(levels.flatMap((level) => [level, level, level]));

it('leaves a picture alone that has the size already', () => {
  const pixels = grey(0, 64, 128, 255);
  expect([...shrink(pixels, 2, 2, 3, 2)]).toEqual([...pixels]);
});

it('averages light, not its code: half black and half white is level 188', () => {
  expect([...shrink(grey(0, 255, 255, 0), 2, 2, 3, 1)]).toEqual([188, 188, 188]);
});

it('counts a pixel that two parts share in each by the share it covers', () => {
  const [first, second] = shrink(
    grey(...Array<number[]>(3).fill([255, 255, 0]).flat()),
    3,
    3,
    3,
    2,
  ).filter((_, i) => i % 3 === 0);
  expect(first).toBe(255);
  // One third of the light.
  expect(second).toBe(156);
});

it('takes the central square', () => {
  expect([...shrink(grey(9, 50, 9), 3, 1, 3, 1)]).toEqual([50, 50, 50]);
});

it('refuses to enlarge', () => {
  expect(() => shrink(grey(0), 1, 1, 3, 2)).toThrow('A picture of 1 pixels cannot be shrunk to 2.');
});
