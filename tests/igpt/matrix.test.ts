import { describe, expect, it } from 'vitest';
import { add, linear, matrix, zeros } from '../../src/igpt/matrix.ts';

describe('a matrix', () => {
  it('goes through a linear layer row by row', () => {
    const weights = matrix([
      [1, 2],
      [0, 1],
      [3, 0],
    ]);
    expect(linear(matrix([[1, 1]]), weights)).toEqual(matrix([[3, 1, 3]]));
  });

  it('refuses a layer of another width', () => {
    expect(() => linear(zeros(2, 3), zeros(2, 2))).toThrow(
      'width 2 cannot read vectors of width 3',
    );
  });

  it('refuses to be added to one of another shape', () => {
    expect(() => add(zeros(2, 3), zeros(3, 2))).toThrow('2 x 3 and 3 x 2 cannot be added');
  });

  it('refuses rows of different lengths', () => {
    expect(() => matrix([[1, 2], [3]])).toThrow('equally long');
  });
});
