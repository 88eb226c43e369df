import { expect, test } from 'vitest';
import palette from '../../assets/data/palette-512.json' with { type: 'json' };
import { swatches } from '../../src/figures/swatches.ts';
import { unroll } from '../../src/figures/unroll.ts';
import { TestKit } from './kit.ts';

test('the palette shows each of its 512 colours once', () => {
  const kit = new TestKit();
  swatches.still(null, kit);
  const [raster] = kit.rasters;
  const shown = Array.from(raster?.tokens ?? [], (token) => raster?.palette[token]);
  expect(shown).toHaveLength(512);
  expect(new Set(shown)).toEqual(new Set(palette.colors));
});

test('the two framed pixels are neighbours in the picture and 16 tokens apart in the strip', () => {
  const markup = unroll.still(unroll.initial({}), new TestKit());
  const corners = [...markup.matchAll(/class="frame" d="M(\d+) (\d+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  const [above, below, first, second] = corners;
  expect(below).toEqual([above?.[0], (above?.[1] ?? 0) + 20]);
  expect(second).toEqual([(first?.[0] ?? 0) + 16 * 20, first?.[1]]);
  expect(markup).toContain('16 tokens later');
});

test('every pixel of the face is drawn once in the square or on its way out of it', () => {
  const kit = new TestKit();
  unroll.still(unroll.initial({ face: '5' }), kit);
  expect(kit.rasters.slice(0, 16).map(({ width, height }) => [width, height])).toEqual(
    Array.from({ length: 16 }, () => [16, 1]),
  );
});

test('a face that does not exist is refused', () => {
  expect(() => unroll.initial({ face: '64' })).toThrow('no held-out face 64');
  expect(() => unroll.initial({ face: 'x' })).toThrow('not "x"');
});
