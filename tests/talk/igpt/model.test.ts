import { describe, expect, it } from 'vitest';
import { toInt8 } from '../../../src/igpt/int8.ts';
import { plain } from '../../../src/igpt/kernel/kernel.ts';
import { linear, type Layer } from '../../../src/igpt/matmul.ts';
import { matrix, rowsOf, zeros, type Matrix } from '../../../src/igpt/matrix.ts';
import {
  attentionOf,
  block,
  EMPTY,
  forward,
  inputsOf,
  newCache,
  type BlockWeights,
  type Tokens,
} from '../../../src/igpt/model.ts';
import { COLORS, CONTEXT, noise, past, smallModel, someBlock, somePicture } from './small-model.ts';

describe('a block', () => {
  it('leaves earlier outputs alone to the bit when a later position changes', () => {
    const [n, width, changed] = [12, 16, 7];
    const weights = someBlock(width, 4);
    const before = noise(n, width);
    const after = { ...before, data: before.data.slice() };
    after.data.fill(3, changed * width, (changed + 1) * width);

    const first = block(before, weights, past(n, width, 4), plain);
    const second = block(after, weights, past(n, width, 4), plain);

    const earlier = changed * width;
    expect(second.data.slice(0, earlier)).toEqual(first.data.slice(0, earlier));
    for (let i = changed; i < n; i++) {
      const row = [i * width, (i + 1) * width] as const;
      expect(second.data.slice(...row), `position ${i}`).not.toEqual(first.data.slice(...row));
    }
  });

  it('gives what pencil and paper give for two positions of width four', () => {
    const rows = (count: number, one: (i: number) => number): number[][] =>
      Array.from({ length: count }, (_, i) => [0, 1, 2, 3].map((k) => (k === one(i) ? 1 : 0)));
    const layer = (...rows: number[][]): Layer => linear(toInt8(matrix(rows)));
    const same = rows(4, (i) => i);
    const weights: BlockWeights = {
      heads: 1,
      attentionGain: Float32Array.of(1, 1, 1, 1),
      qkv: layer(...rows(4, () => NaN), ...same, ...same),
      out: layer(...same),
      mlpGain: Float32Array.of(1, 1, 1, 1),
      up: layer(...Array.from({ length: 16 }, (_, i) => [i === 0 ? 1 : 0, 0, 0, 0])),
      down: layer(
        ...Array.from({ length: 4 }, (_, i) => [i === 1 ? 1 : 0, ...Array<number>(15).fill(0)]),
      ),
    };
    const { data } = block(
      matrix([
        [1, 1, 1, 1],
        [1, -1, 1, -1],
      ]),
      weights,
      past(2, 4, 1),
      plain,
    );
    // The norm keeps both rows, whose mean square is 1. Queries of zero look at all alike: row 0
    // sees itself, so a = (2, 2, 2, 2); row 1 sees the mean (1, 0, 1, 0), so a = (2, -1, 2, -1).
    // The MLP adds gelu(first of the normed a) to the second: gelu(1), gelu(2 / sqrt(2.5)).
    const gelu = (x: number): number => x / (1 + Math.exp(-1.702 * x));
    const expected = [2, 2 + gelu(1), 2, 2, 2, -1 + gelu(2 / Math.sqrt(2.5)), 2, -1];
    // Layers round what they read to 16 bits, here in units of 2^-13.
    data.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(2 ** -13);
    });
  });

  it('keeps the shape of the sequence', () => {
    const { rows, columns } = block(noise(5, 8), someBlock(8, 2), past(5, 8, 2), plain);
    expect([rows, columns]).toEqual([5, 8]);
  });
});

describe('the autoregressive model', () => {
  const model = smallModel();

  /** The logits of the first n pixels, computed at once and without a cache. */
  const logitsOf = (picture: Tokens, n: number): Matrix => forward(model, [inputsOf(picture, n)]);

  it('predicts a pixel to the bit alike, whatever comes at it and after it', () => {
    const picture = somePicture();
    for (let t = 0; t < CONTEXT; t++) {
      const other = picture.map((token, i) => (i < t ? token : (token + 1) % COLORS));
      const [a, b] = [logitsOf(picture, CONTEXT), logitsOf(other, CONTEXT)];
      expect(rowsOf(b, 0, t + 1).data).toEqual(rowsOf(a, 0, t + 1).data);
      if (t + 1 < CONTEXT)
        expect(rowsOf(b, t + 1, t + 2).data).not.toEqual(rowsOf(a, t + 1, t + 2).data);
    }
  });

  it('gives the same bits however its cache is fed', () => {
    const inputs = Array.from(inputsOf(somePicture()));
    const whole = forward(model, [inputs]);
    for (const portions of [Array<number>(CONTEXT).fill(1), [5, 1, 6], [1, 11], [7, 5]]) {
      const cache = newCache(model, 1);
      let from = 0;
      for (const n of portions) {
        const { data } = forward(model, [inputs.slice(from, from + n)], cache);
        expect(data).toEqual(rowsOf(whole, from, from + n).data);
        from += n;
      }
    }
  });

  it('gives the same bits alone and in a batch', () => {
    const inputs = Array.from({ length: 5 }, () => inputsOf(somePicture()));
    const together = forward(model, inputs);
    inputs.forEach((input, b) => {
      const alone = forward(model, [input]);
      expect(rowsOf(together, b * CONTEXT, (b + 1) * CONTEXT).data).toEqual(alone.data);
    });
  });

  it('shows the residual path before each block and after the last', () => {
    const layers: Matrix[] = [];
    forward(model, [inputsOf(somePicture()), inputsOf(somePicture())], undefined, layers);
    expect(layers.map((h) => [h.rows, h.columns])).toEqual(Array(4).fill([2 * CONTEXT, 16]));
    const [zeroth, first] = layers;
    const [weights] = model.blocks;
    if (!zeroth || !first || !weights) throw new Error('Layers are missing.');
    const onePicture = rowsOf(zeroth, CONTEXT, 2 * CONTEXT);
    expect(block(onePicture, weights, past(CONTEXT, 16, 4), plain).data).toEqual(
      rowsOf(first, CONTEXT, 2 * CONTEXT).data,
    );
  });

  it('looks back with shares that sum to one, at nobody later and in the own picture alone', () => {
    const [pictures, layers, cache] = [
      [somePicture(), somePicture()],
      [] as Matrix[],
      newCache(model, 2),
    ];
    forward(
      model,
      pictures.map((picture) => inputsOf(picture)),
      cache,
      layers,
    );
    const [h, weights, first] = [layers[1], model.blocks[1], cache[1]];
    if (!h || !weights || !first) throw new Error('Layers are missing.');
    const attention = Array.from({ length: h.rows }, (_, i) => attentionOf(h, i, weights, first));
    expect(attention).toHaveLength(2 * CONTEXT);
    attention.forEach((heads, row) => {
      expect(heads).toHaveLength(4);
      for (const shares of heads) {
        expect(shares).toHaveLength((row % CONTEXT) + 1);
        expect(shares.every((share) => share > 0)).toBe(true);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      }
    });
    // Alone, the second picture is looked at in the same way.
    const [aloneLayers, aloneCache] = [[] as Matrix[], newCache(model, 1)];
    forward(model, [inputsOf(pictures[1] ?? [])], aloneCache, aloneLayers);
    const [aloneH, alone] = [aloneLayers[1], aloneCache[1]];
    if (!aloneH || !alone) throw new Error('Layers are missing.');
    expect(attention.slice(CONTEXT)).toEqual(
      Array.from({ length: aloneH.rows }, (_, i) => attentionOf(aloneH, i, weights, alone)),
    );
  });

  it.each([
    ['a token out of range', [EMPTY, 9], 'Input 1 is 9, not a token below 9.'],
    ['a token that is no whole number', [EMPTY, 0.5], 'Input 1 is 0.5, not a token below 9.'],
    ['a picture without its start', [3, 4], 'Input 0 is 3, not empty.'],
    ['a second start', [EMPTY, EMPTY], 'Input 1 is -1, not a token below 9.'],
    ['nothing', [], 'There are no tokens to read.'],
    [
      'more than the context',
      inputsOf(somePicture(13)),
      '13 positions do not fit into a context of 12.',
    ],
  ])('refuses %s', (_, inputs: Tokens, message) => {
    expect(() => forward(model, [inputs])).toThrow(message);
  });

  it('refuses pictures of different lengths', () => {
    expect(() => forward(model, [[EMPTY, 1], [EMPTY]])).toThrow('must be equally long');
  });

  it('refuses a cache of another number of pictures, or pictures of none', () => {
    const inputs = [[EMPTY], [EMPTY]];
    expect(() => forward(model, inputs, newCache(model, 1))).toThrow(
      'A cache of 1 pictures cannot go on with 2.',
    );
    expect(() => forward(model, [])).toThrow('There are no tokens to read.');
  });

  it('keeps its cache as it was when it refuses', () => {
    const cache = newCache(model, 1);
    forward(model, [[EMPTY, 1]], cache);
    expect(() => forward(model, [[99]], cache)).toThrow('Input 2 is 99');
    expect(cache.map(({ length }) => length)).toEqual([2, 2, 2]);
  });
});

describe('the BERT model', () => {
  const model = smallModel('bert');

  it('sees pixels on both sides of a masked one', () => {
    const picture: number[] = somePicture();
    const masked = picture.map((token, t) => (t === 5 ? EMPTY : token));
    const guess = (input: Tokens): Float32Array => rowsOf(forward(model, [input]), 5, 6).data;
    for (const t of [0, 4, 6, 11]) {
      const other = masked.map((token, i) => (i === t ? (token + 1) % COLORS : token));
      expect(guess(other), `pixel ${t}`).not.toEqual(guess(masked));
    }
  });

  it('keeps the position of a masked pixel and nothing else', () => {
    const layers: Matrix[] = [];
    const picture = somePicture().map((token, t) => (t === 5 ? EMPTY : token));
    forward(model, [picture], undefined, layers);
    const [zeroth = zeros(0, 0)] = layers;
    expect(rowsOf(zeroth, 5, 6).data).toEqual(rowsOf(model.position, 5, 6).data);
    expect(rowsOf(zeroth, 6, 7).data).not.toEqual(rowsOf(model.position, 6, 7).data);
  });

  it('gives the same bits alone and in a batch', () => {
    const inputs = Array.from({ length: 3 }, () => somePicture());
    const together = forward(model, inputs);
    inputs.forEach((input, b) => {
      const rows = rowsOf(together, b * CONTEXT, (b + 1) * CONTEXT);
      expect(rows.data).toEqual(forward(model, [input]).data);
    });
  });

  it('refuses a part of a picture', () => {
    expect(() => forward(model, [somePicture(5)])).toThrow(
      'BERT reads whole pictures of 12 tokens, not 5.',
    );
  });
});
