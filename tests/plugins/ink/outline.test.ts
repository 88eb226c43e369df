import { expect, test } from 'vitest';
import { outlineOf } from '../../../plugins/ink/outline.ts';
import type { Point } from '../../../plugins/ink/stroke.ts';

/** The corners of an outline. */
function boxOf(d: string): { left: number; top: number; right: number; bottom: number } {
  const numbers = [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
  const xs = numbers.filter((_, i) => i % 2 === 0);
  const ys = numbers.filter((_, i) => i % 2 === 1);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

const line = (pressure: number): Point[] =>
  Array.from({ length: 21 }, (_, i) => [100 + i * 10, 200, pressure]);

test('a line of a mouse is as wide as its name says, and ends where the mouse did', () => {
  const { left, top, right, bottom } = boxOf(outlineOf(line(0.5), 'thick'));
  expect(bottom - top).toBeCloseTo(12, 0);
  expect((top + bottom) / 2).toBeCloseTo(200, 0);
  expect(left).toBeGreaterThan(92);
  expect(left).toBeLessThan(101);
  expect(right).toBeGreaterThan(299);
  expect(right).toBeLessThan(308);
});

test('a pen that presses draws a wider line', () => {
  const height = (pressure: number): number => {
    const { top, bottom } = boxOf(outlineOf(line(pressure), 'thick'));
    return bottom - top;
  };
  expect(height(0.1)).toBeLessThan(height(0.5) * 0.7);
  expect(height(1)).toBeGreaterThan(height(0.5) * 1.3);
});

test('a tap is a dot', () => {
  const { left, right } = boxOf(outlineOf([[50, 60, 0.5]], 'thick'));
  expect(right - left).toBeGreaterThan(8);
  expect(right - left).toBeLessThan(16);
});
