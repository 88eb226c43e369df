import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { png } from '../../../../plugins/slides/compile/png.ts';
import type { Raster } from '../../../../plugins/figures/contract.ts';

const pixels = async (raster: Raster, scale = 1): Promise<number[][]> => {
  const { data } = await sharp(png(raster, scale))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: data.length / 4 }, (_, i) => [...data.subarray(i * 4, i * 4 + 4)]);
};

const palette = Array.from(
  { length: 512 },
  (_, i) => `#${(i * 32767).toString(16).padStart(6, '0').slice(-6)}`,
);
const rgba = (token: number): number[] => {
  const hex = palette[token] ?? '';
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).concat(255);
};
const raster = (width: number, height: number, tokens: number[]): Raster => ({
  width,
  height,
  tokens,
  palette,
});

describe('a PNG shows the tokens in their colours', () => {
  test.each([1, 2, 3, 5, 16, 17, 256, 257, 512])('with %i of them', async (count) => {
    const tokens = Array.from({ length: 21 * 27 }, (_, i) => (i * 7) % count);
    expect(await pixels(raster(21, 27, tokens))).toEqual(tokens.map(rgba));
  });
});

test('tokens below 0 are transparent, with few colours and with many', async () => {
  const few = await pixels(raster(3, 1, [-1, 4, -1]));
  expect(few.map((pixel) => pixel[3])).toEqual([0, 255, 0]);
  const many = Array.from({ length: 300 }, (_, i) => i - 1);
  expect((await pixels(raster(30, 10, many))).map((pixel) => pixel[3])).toEqual(
    many.map((t) => (t < 0 ? 0 : 255)),
  );
});

test('each pixel is as wide and as high as the scale', async () => {
  expect(await pixels(raster(2, 2, [0, 1, 2, 3]), 2)).toEqual(
    [0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3].map(rgba),
  );
});

test('it needs no more bits than its colours', () => {
  const tokens = Array.from({ length: 4096 }, (_, i) => (i * i * 31 + (i >> 3)) % 16);
  expect(png(raster(64, 64, tokens), 1).length).toBeLessThan((64 * 64) / 2 + 200);
});

test('a larger scale costs little', () => {
  const tokens = Array.from({ length: 1024 }, (_, i) => (i * i * 31 + (i >> 3)) % 200);
  expect(png(raster(32, 32, tokens), 10).length).toBeLessThan(
    png(raster(32, 32, tokens), 1).length * 3,
  );
});

describe('a raster is refused', () => {
  test.each([
    [
      'with too few tokens',
      { ...raster(2, 2, [1]) },
      1,
      'A raster of 2 x 2 needs 4 tokens, not 1.',
    ],
    [
      'with a token beyond the palette',
      raster(1, 1, [512]),
      1,
      'The token 512 has no colour in a palette of 512.',
    ],
    [
      'with a colour of another form',
      { ...raster(1, 1, [0]), palette: ['red'] },
      1,
      'is not written as #rrggbb',
    ],
    [
      'at a scale that is no whole number',
      raster(1, 1, [0]),
      1.5,
      "A PNG's scale is a whole number, not 1.5.",
    ],
  ])('%s', (_, picture, scale, sentence) => {
    expect(() => png(picture, scale)).toThrow(sentence);
  });
});
