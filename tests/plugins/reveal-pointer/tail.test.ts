import { describe, expect, test } from 'vitest';
import { Trail } from '../../../plugins/reveal-pointer/src/tail.ts';

describe('the tail', () => {
  test('has as many pieces as frames it reaches back, at most', () => {
    const trail = new Trail(3);
    for (let x = 0; x < 10; x += 1) trail.step({ x, y: 0 });
    expect(trail.segments(12)).toHaveLength(3);
  });

  test('ends by itself when the hand rests', () => {
    const trail = new Trail(3);
    trail.step({ x: 0, y: 0 });
    expect(trail.step({ x: 50, y: 0 })).toBe(true);
    const rest = [1, 2, 3].map(() => trail.step({ x: 50, y: 0 }));
    expect(rest).toEqual([true, true, false]);
    expect(trail.segments(12)).toEqual([]);
  });

  test('is as wide as the dot at the dot, has no width at its end, and fades', () => {
    const trail = new Trail(4);
    for (const x of [0, 10, 20]) trail.step({ x, y: 5 });
    const [first, last] = trail.segments(12);
    expect(first?.corners[0].x).toBe(20);
    expect(Math.abs((first?.corners[0].y ?? 0) - (first?.corners[3].y ?? 0))).toBeCloseTo(12);
    expect(last?.corners[1].y).toBeCloseTo(5);
    expect(last?.corners[2].y).toBeCloseTo(5);
    expect(first?.strength).toBeGreaterThan(last?.strength ?? 1);
  });

  test('has neither gaps nor overlaps where it bends', () => {
    const trail = new Trail(4);
    for (const place of [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ])
      trail.step(place);
    const [first, second] = trail.segments(12);
    expect(first?.corners[1]).toEqual(second?.corners[0]);
    expect(first?.corners[2]).toEqual(second?.corners[3]);
  });

  test('is nowhere when the length is 0', () => {
    const trail = new Trail(0);
    trail.step({ x: 0, y: 0 });
    expect(trail.step({ x: 9, y: 9 })).toBe(false);
    expect(trail.segments(12)).toEqual([]);
  });
});
