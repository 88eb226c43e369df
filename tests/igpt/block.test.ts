import { describe, expect, it } from 'vitest';
import { lookBack } from '../../src/igpt/attention.ts';
import { block, type BlockWeights } from '../../src/igpt/block.ts';
import { linear, matrix, type Matrix } from '../../src/igpt/matrix.ts';
import { seeded } from '../../src/igpt/random.ts';

const random = seeded(20200617);

function noise(rows: number, columns: number): Matrix {
  const row = (): number[] => Array.from({ length: columns }, () => random() - 0.5);
  return matrix(Array.from({ length: rows }, row));
}

function someBlock(width: number, heads: number): BlockWeights {
  return {
    heads,
    attentionGain: noise(1, width).data,
    query: noise(width, width),
    key: noise(width, width),
    value: noise(width, width),
    out: noise(width, width),
    mlpGain: noise(1, width).data,
    up: noise(4 * width, width),
    down: noise(width, 4 * width),
  };
}

describe('a block', () => {
  it('leaves earlier outputs alone to the bit when a later position changes', () => {
    const [n, width, changed] = [12, 16, 7];
    const weights = someBlock(width, 4);
    const before = noise(n, width);
    const after = { ...before, data: before.data.slice() };
    after.data.fill(3, changed * width, (changed + 1) * width);

    const [first, second] = [block(before, weights), block(after, weights)];

    const earlier = changed * width;
    expect(second.data.slice(0, earlier)).toEqual(first.data.slice(0, earlier));
    for (let i = changed; i < n; i++) {
      const row = [i * width, (i + 1) * width] as const;
      expect(second.data.slice(...row), `position ${i}`).not.toEqual(first.data.slice(...row));
    }
  });

  it('gives what pencil and paper give for two positions of width two', () => {
    const weights: BlockWeights = {
      heads: 1,
      attentionGain: Float32Array.of(1, 1),
      query: matrix([
        [0, 0],
        [0, 0],
      ]),
      key: matrix([
        [1, 0],
        [0, 1],
      ]),
      value: matrix([
        [1, 0],
        [0, 1],
      ]),
      out: matrix([
        [1, 0],
        [0, 1],
      ]),
      mlpGain: Float32Array.of(1, 1),
      up: matrix(Array.from({ length: 8 }, (_, i) => (i === 0 ? [1, 0] : [0, 0]))),
      down: matrix([
        [0, 0, 0, 0, 0, 0, 0, 0],
        [1, 0, 0, 0, 0, 0, 0, 0],
      ]),
    };
    const { data } = block(
      matrix([
        [1, 1],
        [1, -1],
      ]),
      weights,
    );
    // The norm keeps both rows, whose mean square is 1. Queries of zero look at all alike:
    // row 0 sees (1, 1), so a = (2, 2); row 1 sees the mean (1, 0), so a = (2, -1).
    // The MLP adds gelu(first of the normed a) to the second: gelu(1), gelu(2 / sqrt(2.5)).
    const gelu = (x: number): number => x / (1 + Math.exp(-1.702 * x));
    const expected = [2, 2 + gelu(1), 2, -1 + gelu(2 / Math.sqrt(2.5))];
    data.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it('looks back with shares that sum to one, and at nobody later', () => {
    const weights = someBlock(16, 4);
    const x = noise(9, 16);
    const [q, k] = [linear(x, weights.query), linear(x, weights.key)];
    for (let head = 0; head < 4; head++) {
      for (let i = 0; i < 9; i++) {
        const shares = lookBack(q, k, i, head, 4);
        expect(shares).toHaveLength(i + 1);
        expect(shares.every((share) => share > 0)).toBe(true);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      }
    }
  });

  it('keeps the shape of the sequence', () => {
    const { rows, columns } = block(noise(5, 8), someBlock(8, 2));
    expect([rows, columns]).toEqual([5, 8]);
  });
});
