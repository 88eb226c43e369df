import { describe, expect, it } from 'vitest';
import { addScaled, dot, linear } from '../../../src/igpt/matmul.ts';
import { matrix, zeros } from '../../../src/igpt/matrix.ts';
import { noise } from './small-model.ts';

describe('a linear layer', () => {
  it('is applied row by row', () => {
    const layer = linear(
      matrix([
        [1, 2, 0, 0],
        [0, 1, 0, 1],
        [3, 0, 1, 0],
      ]),
    );
    const x = matrix([
      [1, 1, 1, 1],
      [0, 1, 0, -1],
    ]);
    expect(layer(x)).toEqual(
      matrix([
        [3, 2, 4],
        [2, 0, 0],
      ]),
    );
  });

  it('refuses vectors of another width', () => {
    expect(() => linear(zeros(2, 8))(zeros(2, 4))).toThrow(
      'width 8 cannot read vectors of width 4',
    );
  });

  it('refuses a width that does not fill the lanes', () => {
    expect(() => linear(zeros(2, 6))).toThrow('6 of a layer is not a multiple of 4');
  });
});

describe('the order of summation', () => {
  it('is four lanes in float32, added in pairs at the end', () => {
    const { data: a } = noise(1, 64);
    const { data: b } = noise(1, 64);
    const lanes = [0, 1, 2, 3].map((lane) => {
      const sum = new Float32Array(1);
      const product = new Float32Array(1);
      for (let k = lane; k < 64; k += 4) {
        product[0] = (a[k] ?? 0) * (b[k] ?? 0);
        sum[0] = (sum[0] ?? 0) + (product[0] ?? 0);
      }
      return sum[0] ?? 0;
    });
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = lanes;
    const expected = Math.fround(Math.fround(s0 + s1) + Math.fround(s2 + s3));
    expect(dot(a, 0, b, 0, 64)).toBe(expected);
  });

  it('rounds where it says, so that large terms swallow small ones in their own lane alone', () => {
    const a = Float32Array.of(2 ** 24, 1, 0, 0, 1, 1, 0, 0, -(2 ** 24), 1, 0, 0);
    const ones = new Float32Array(12).fill(1);
    expect(dot(a, 0, ones, 0, 12)).toBe(3);
  });

  it('starts where it is told', () => {
    const numbers = Float32Array.of(9, 1, 2, 3, 4, 9);
    const y = Float32Array.of(1, 1, 1);
    expect(dot(numbers, 1, numbers, 1, 4)).toBe(30);
    addScaled(y, 1, 2, numbers, 3, 2);
    expect(y).toEqual(Float32Array.of(1, 7, 9));
  });
});
