import { expect, test } from 'vitest';
import { touches } from '../../../plugins/ink/hit.ts';
import type { Point } from '../../../plugins/ink/stroke.ts';
import { strokeOf } from './stroke-of.ts';

const at = (x: number, y: number): Point => [x, y, 0.5];
const stroke = strokeOf('a');

test('the eraser touches a stroke at its end, between its points and a little beside it', () => {
  for (const [x, y] of [
    [100, 100],
    [150, 100],
    [150, 111],
    [209, 100],
  ] as const)
    expect(touches(stroke, at(x, y), at(x, y)), `${x} ${y}`).toBe(true);
  for (const [x, y] of [
    [150, 113],
    [213, 100],
  ] as const)
    expect(touches(stroke, at(x, y), at(x, y)), `${x} ${y}`).toBe(false);
});

test('a quick eraser that jumps over a stroke erases it', () => {
  expect(touches(stroke, at(150, 0), at(150, 400))).toBe(true);
  expect(touches(stroke, at(250, 0), at(250, 400))).toBe(false);
});

test('a thick stroke is touched from farther away, a dot like a stroke', () => {
  expect(touches({ ...stroke, width: 'thick' }, at(150, 115), at(150, 115))).toBe(true);
  const dot = { ...stroke, points: [at(50, 50)] };
  expect(touches(dot, at(55, 50), at(55, 50))).toBe(true);
  expect(touches(dot, at(70, 50), at(70, 50))).toBe(false);
});
