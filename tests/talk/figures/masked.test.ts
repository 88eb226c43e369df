import { expect, test } from 'vitest';
import { EXAMPLE } from '../../../src/figures/pictures/face.ts';
import { maskedPixels } from '../../../src/figures/pictures/mask.ts';
import { masked } from '../../../src/figures/masked.ts';
import { countCells, TestKit } from './kit.ts';

test('a row under the mask asks for its hidden pixels alone, and none of them has content', () => {
  const kit = new TestKit();
  const markup = masked.still(masked.initial({}), kit, 'stage');
  const inRow = maskedPixels(256, EXAMPLE.seed)
    .filter((i) => Math.floor(i / 16) === EXAMPLE.row)
    .map((i) => i % 16);
  expect(countCells(markup, 'red')).toBe(inRow.length);
  expect(countCells(markup, 'hole')).toBe(16 - inRow.length);
  for (const i of inRow) expect(kit.rasters[0]?.tokens[i]).toBe(-1);
});
