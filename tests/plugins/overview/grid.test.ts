import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, largestGrid, nextRow } from '../../../plugins/overview/grid.ts';

const chapters = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });

test('A chapter stays in one row where it fits, and shares it with one before', () => {
  const { cells } = arrange([2, 3, 2], 5);
  expect(cells.map(({ column, row }) => [column, row])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [0, 1],
    [1, 1],
  ]);
  expect(arrange([2, 4], 5).cells[2]).toEqual({ column: 0, row: 1 });
});

test('A chapter longer than a row goes on in the next', () => {
  const { cells, columns, rows } = arrange([5], 3);
  expect(cells.map(({ row }) => row)).toEqual([0, 0, 0, 1, 1]);
  expect([columns, rows]).toEqual([3, 2]);
});

test('Slides never share a cell, and follow each other', () => {
  fc.assert(
    fc.property(chapters, fc.integer({ min: 1, max: 10 }), (counts, columns) => {
      const grid = arrange(counts, columns);
      const order = grid.cells.map(({ column, row }) => row * columns + column);
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      expect(order).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
      expect(grid.columns).toBeLessThanOrEqual(columns);
    }),
  );
});

test('The largest grid fills the room in one direction and fits in the other', () => {
  const { grid, scale } = largestGrid(
    [6, 6, 6, 6, 12],
    { width: 1300, height: 740 },
    { width: 1280, height: 720 },
  );
  const filled = [grid.columns * 1300 * scale, grid.rows * 740 * scale];
  expect(filled[0]).toBeLessThanOrEqual(1280.001);
  expect(filled[1]).toBeLessThanOrEqual(720.001);
  expect(Math.max((filled[0] ?? 0) / 1280, (filled[1] ?? 0) / 720)).toBeCloseTo(1);
});

test('Up and down keep the column, or take the end of a shorter row', () => {
  const grid = arrange([4, 2, 4], 4);
  expect(nextRow(grid, 3, 'down')).toBe(5);
  expect(nextRow(grid, 4, 'down')).toBe(6);
  expect(nextRow(grid, 5, 'up')).toBe(1);
  expect(nextRow(grid, 0, 'up')).toBe(0);
  expect(nextRow(grid, 9, 'down')).toBe(9);
});
