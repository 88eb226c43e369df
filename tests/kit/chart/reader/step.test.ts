import { describe, expect, test } from 'vitest';
import { nearest, step, type Along, type Point } from '../../../../src/kit/chart/reader/step.ts';

/** A mark of 10 x 10 pixels with its middle at a place. */
function mark(series: string, at: string, x: number, y: number): Point {
  return { series, at, box: { x: x - 5, y: y - 5, width: 10, height: 10 } };
}

function walk(points: readonly Point[], along: Along, from: string, ...keys: string[]): string {
  const name = ({ series, at }: Point): string => series + at;
  let index = points.findIndex((point) => name(point) === from);
  for (const key of keys) index = step(points, index, key, along) ?? NaN;
  const point = points[index];
  return point ? name(point) : 'nothing';
}

/** Two curves, of which the lower one begins later and ends at another place. */
const curves = [
  mark('A', '0', 0, 90),
  mark('A', '1', 20, 50),
  mark('A', '2', 40, 40),
  mark('B', '1', 20, 100),
  mark('B', '2', 40, 80),
  mark('B', '5', 44, 70),
];

describe('along a curve', () => {
  test('left and right follow the series and stop at its ends', () => {
    expect(walk(curves, 'x', 'A0', 'ArrowRight')).toBe('A1');
    expect(walk(curves, 'x', 'A0', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('A2');
    expect(walk(curves, 'x', 'B1', 'ArrowLeft')).toBe('B1');
  });

  test('Home and End go to the ends of the series', () => {
    expect(walk(curves, 'x', 'A1', 'End')).toBe('A2');
    expect(walk(curves, 'x', 'B5', 'Home')).toBe('B1');
  });

  test('down leads to the value of the same name below, not to the nearest mark', () => {
    expect(walk(curves, 'x', 'A2', 'ArrowDown')).toBe('B2');
    expect(walk(curves, 'x', 'B1', 'ArrowUp')).toBe('A1');
  });

  test('where no value has the same name, the nearest of another series is taken', () => {
    expect(walk(curves, 'x', 'A0', 'ArrowDown')).toBe('B1');
    expect(walk(curves, 'x', 'B5', 'ArrowUp')).toBe('A2');
  });

  test('there is nothing above the highest and below the lowest series', () => {
    expect(walk(curves, 'x', 'A2', 'ArrowUp')).toBe('A2');
    expect(walk(curves, 'x', 'B1', 'ArrowDown')).toBe('B1');
  });
});

const list = [
  mark('CIFAR-10', 'SimCLR', 100, 0),
  mark('CIFAR-10', 'Large', 100, 40),
  mark('STL-10', 'AMDIM-L', 100, 100),
  mark('STL-10', 'Large', 100, 140),
];

describe('down a list', () => {
  test('up and down go through all its marks, one set after the other', () => {
    expect(walk(list, 'y', 'CIFAR-10SimCLR', 'ArrowDown', 'ArrowDown')).toBe('STL-10AMDIM-L');
    expect(walk(list, 'y', 'CIFAR-10SimCLR', 'ArrowUp')).toBe('CIFAR-10SimCLR');
    expect(walk(list, 'y', 'STL-10Large', 'ArrowDown')).toBe('STL-10Large');
  });

  test('left and right go to the same name in another set, or to its first', () => {
    expect(walk(list, 'y', 'CIFAR-10Large', 'ArrowRight')).toBe('STL-10Large');
    expect(walk(list, 'y', 'CIFAR-10SimCLR', 'ArrowRight')).toBe('STL-10AMDIM-L');
    expect(walk(list, 'y', 'CIFAR-10Large', 'ArrowLeft')).toBe('CIFAR-10Large');
  });
});

test('other keys are left alone, and so is a chart without marks', () => {
  for (const key of ['Enter', ' ', 'PageDown', 'a'])
    expect(step(curves, 0, key, 'x')).toBe(undefined);
  expect(step([], 0, 'ArrowRight', 'x')).toBe(undefined);
});

test('a pointer reads the mark nearest to it, if one is within reach', () => {
  expect(nearest(curves, 22, 60, 10)).toBe(1);
  expect(nearest(curves, 20, 50, 0)).toBe(1);
  expect(nearest(curves, 70, 10, 10)).toBe(undefined);
});
