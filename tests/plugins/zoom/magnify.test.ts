import { expect, test } from 'vitest';
import { shift } from '../../../plugins/zoom/magnify.ts';

test('a place comes to the middle of the window', () => {
  const moved = shift({ size: 1000, at: 500 }, 2);
  expect(500 * 2 + moved).toBe(500);
});

test('near an edge the page stops at the edge of the window', () => {
  expect(shift({ size: 1000, at: 0 }, 2)).toBe(0);
  expect(shift({ size: 1000, at: 1000 }, 2)).toBe(-1000);
  expect(shift({ size: 1000, at: 990 }, 1.5)).toBe(-500);
});

test('at its own size the page stays', () => {
  expect(shift({ size: 1000, at: 700 }, 1)).toBeCloseTo(0, 10);
});
