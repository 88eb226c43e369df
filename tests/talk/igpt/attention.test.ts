import { describe, expect, it } from 'vitest';
import { attentionFor, attentionIn } from '../../../src/igpt/attention.ts';
import { attentionOf, forward, inputsOf, newCache } from '../../../src/igpt/model.ts';
import type { Matrix } from '../../../src/igpt/matrix.ts';
import { COLORS, CONTEXT, smallModel, somePicture } from './small-model.ts';

const model = smallModel();

describe('where the heads looked', () => {
  const picture = somePicture();
  const attention = attentionIn(model, picture);

  it('is a share of the start vector and of each pixel before, for each head of each layer', () => {
    for (let pixel = 0; pixel < CONTEXT; pixel++) {
      const layers = attentionFor(attention, pixel);
      expect(layers.map((heads) => heads.length)).toEqual([4, 4, 4]);
      for (const shares of layers.flat()) {
        expect(shares).toHaveLength(pixel + 1);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      }
    }
  });

  it('does not depend on the pixel itself or on later ones', () => {
    const pixel = 6;
    const other = picture.map((token, t) => (t < pixel ? token : (token + 1) % COLORS));
    expect(attentionFor(attentionIn(model, other), pixel)).toEqual(attentionFor(attention, pixel));
    expect(attentionFor(attentionIn(model, other), pixel + 1)).not.toEqual(
      attentionFor(attention, pixel + 1),
    );
  });

  it('is to the bit that of a model that reads no further than the pixel', () => {
    const pixel = 8;
    const layers: Matrix[] = [];
    const cache = newCache(model, 1);
    forward(model, [inputsOf(picture, pixel + 1)], cache, layers);
    model.blocks.forEach((weights, l) => {
      const [h, past] = [layers[l], cache[l]];
      if (!h || !past) throw new Error(`Layer ${l} has left no trace.`);
      expect(attentionFor(attention, pixel)[l]).toEqual(attentionOf(h, pixel, weights, past));
    });
  });
});

it('refuses a pixel that the picture does not have', () => {
  const attention = attentionIn(model, somePicture(5));
  expect(() => attentionFor(attention, 5)).toThrow('The picture has no pixel 5.');
});

it('refuses a model that does not go from pixel to pixel', () => {
  expect(() => attentionIn(smallModel('bert'), somePicture())).toThrow(
    'Only an autoregressive model',
  );
});
