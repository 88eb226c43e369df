import { describe, expect, it } from 'vitest';
import { add, matrix, rowsOf, zeros } from '../../../src/igpt/matrix.ts';

describe('a matrix', () => {
  it('lends some of its rows', () => {
    const all = matrix([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(rowsOf(all, 1, 3)).toEqual(
      matrix([
        [3, 4],
        [5, 6],
      ]),
    );
    expect(rowsOf(all, 1, 3).data.buffer).toBe(all.data.buffer);
  });

  it('is added value by value', () => {
    expect(add(matrix([[1, 2]]), matrix([[3, 5]]))).toEqual(matrix([[4, 7]]));
  });

  it('refuses to be added to one of another shape', () => {
    expect(() => add(zeros(2, 3), zeros(3, 2))).toThrow('2 x 3 and 3 x 2 cannot be added');
  });

  it('refuses rows of different lengths', () => {
    expect(() => matrix([[1, 2], [3]])).toThrow('equally long');
  });
});
