import { expect, test } from 'vitest';
import { EXAMPLE } from '../../src/figures/draw/face.ts';
import { maskedPixels } from '../../src/figures/draw/mask.ts';
import { objectives } from '../../src/figures/objectives.ts';
import { countCells, TestKit } from './kit.ts';

test('the autoregressive face has one red pixel, the masked one as many as the mask', () => {
  const kit = new TestKit();
  const markup = objectives.still(objectives.initial({}), kit);
  const hidden = maskedPixels(256, EXAMPLE.seed).length;
  // Two columns of twelve in the small matrix are red too.
  expect(countCells(markup, 'red')).toBe(1 + hidden + 2 * 12);
});

test('nothing after the next pixel is given away', () => {
  const kit = new TestKit();
  objectives.still(objectives.initial({ asked: '100' }), kit);
  const [next] = kit.rasters;
  expect(Array.from(next?.tokens ?? []).slice(100)).toEqual(new Array<number>(156).fill(-1));
});

test('the triangle may see itself and what came before: 78 of 144', () => {
  const markup = objectives.still(objectives.initial({}), new TestKit());
  expect(countCells(markup, 'ink')).toBe(78 + 120);
});

test('options that are no whole numbers are refused', () => {
  expect(() => objectives.initial({ seed: 'x' })).toThrow('data-seed must be a whole number.');
  expect(() => objectives.initial({ asked: '256' })).toThrow('from 0 to 255');
});
