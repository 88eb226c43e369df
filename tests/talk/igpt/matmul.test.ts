import { describe, expect, it } from 'vitest';
import { toFloats, toInt8, type Int8Matrix } from '../../../src/igpt/int8.ts';
import { addScaled, dot, linear } from '../../../src/igpt/matmul.ts';
import { matrix, zeros } from '../../../src/igpt/matrix.ts';
import { noise } from './small-model.ts';

describe('a linear layer', () => {
  const weights: Int8Matrix = {
    rows: 3,
    columns: 4,
    data: Int8Array.of(1, 2, 0, 0, 0, 1, 0, 1, 3, 0, 1, 0),
    scales: Float32Array.of(1, 1, 0.5),
  };

  it('is applied row by row, and scales each row of its weights', () => {
    const x = matrix([
      [1, 1, 1, 1],
      [0, 1, 0, -1],
    ]);
    expect(linear(weights)(x)).toEqual(
      matrix([
        [3, 2, 2],
        [2, 0, 0],
      ]),
    );
  });

  it('rounds what it reads to 16 bits of the largest in its row, ties to even', () => {
    const identity = toInt8(
      matrix([
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ]),
    );
    const unit = 2 ** -14; // The largest, 1, becomes 2^14 of 15 bits.
    const x = matrix([[1, 2.5 * unit, -3.5 * unit, 0.4 * unit]]);
    const y = linear({ ...identity, scales: new Float32Array(4).fill(1 / 127) })(x);
    Array.from(y.data).forEach((value, i) =>
      expect(value).toBeCloseTo([1, 2 * unit, -4 * unit, 0][i] ?? NaN, 9),
    );
    expect(y.data[3]).toBe(0);
  });

  it('multiplies the smallest and the largest floats as well, and rows of zeros', () => {
    const ones = {
      rows: 1,
      columns: 4,
      data: Int8Array.of(1, 1, 1, 1),
      scales: Float32Array.of(1),
    };
    const layer = linear(ones);
    expect(layer(zeros(1, 4)).data[0]).toBe(0);
    expect(layer(matrix([[2 ** 120, 0, 0, 2 ** 120]])).data[0]).toBe(2 ** 121);
    expect(layer(matrix([[2 ** -100, 0, 0, 2 ** -100]])).data[0]).toBe(2 ** -99);
  });

  it('refuses vectors of another width', () => {
    expect(() => linear(toInt8(zeros(2, 8)))(zeros(2, 4))).toThrow(
      'width 8 cannot read vectors of width 4',
    );
  });

  it('refuses a width that does not fill the lanes', () => {
    expect(() => linear(toInt8(zeros(2, 6)))).toThrow('6 of a layer is not a multiple of 4');
  });

  it('refuses weights whose sums could overflow', () => {
    const data = new Int8Array(2 * 520).fill(127, 520);
    const scales = Float32Array.of(1, 1);
    expect(() => linear({ rows: 2, columns: 520, data, scales })).toThrow(
      'Row 1 of the weights may lead to sums of more than 32 bits.',
    );
  });
});

describe('weights of 8 bits', () => {
  it('keep the largest of each row exactly, and the others to half a step', () => {
    const weights = noise(5, 16);
    const { data } = toFloats(toInt8(weights));
    for (let row = 0; row < 5; row++) {
      const own = weights.data.subarray(row * 16, (row + 1) * 16);
      const step = Math.max(...own.map(Math.abs)) / 127;
      own.forEach((w, k) =>
        expect(Math.abs((data[row * 16 + k] ?? NaN) - w)).toBeLessThan(0.5001 * step),
      );
    }
  });

  it('are what they were after being floats', () => {
    const weights = toInt8(noise(3, 8));
    expect(toInt8(toFloats(weights))).toEqual(weights);
  });

  it('may all be zero', () => {
    expect(toFloats(toInt8(zeros(2, 4)))).toEqual(zeros(2, 4));
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
