import { expect, test } from 'vitest';
import { EXAMPLE } from '../../../src/figures/pictures/face.ts';
import { maskedPixels } from '../../../src/figures/pictures/mask.ts';
import { objectives } from '../../../src/figures/objectives/still.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (options: Record<string, string> = {}) =>
  objectives.still(objectives.initial(options), new TestKit(), 'stage');

/** How many squares are drawn in colours of the picture, its ground included. */
function seenPixels(markup: string): number {
  const paths = [...markup.matchAll(/<path class="raster" fill="#[^"]*" d="([^"]*)"/g)];
  const coloured = paths.reduce((sum, [, path = '']) => sum + (path.match(/M/g) ?? []).length, 0);
  return coloured + countCells(markup, 'ground');
}

test('red is the next pixel, what BERT hides, and what of both is in the row of the matrix', () => {
  const hidden = maskedPixels(256, EXAMPLE.seed);
  const inRow = hidden.filter((i) => Math.floor(i / 16) === Math.floor(150 / 16));
  expect(countCells(draw(), 'red')).toBe(1 + 1 + hidden.length + 16 * inRow.length);
});

test('nothing after the next pixel is given away, nor anything that BERT hides', () => {
  for (const asked of [0, 100, 255]) {
    const hidden = maskedPixels(256, 3).length;
    expect(seenPixels(draw({ asked: String(asked), seed: '3' }))).toBe(asked + 256 - hidden);
  }
});

test('the matrix of a row is a strict triangle, and BERT’s is full but for the hidden columns', () => {
  const inRow = maskedPixels(256, EXAMPLE.seed).filter((i) => Math.floor(i / 16) === 9);
  expect(countCells(draw(), 'ink')).toBe((16 * 15) / 2 + 16 * (16 - inRow.length));
});

test('the words count what is seen, asked and hidden', () => {
  const markup = draw({ asked: '0', seed: '7' });
  expect(markup).toContain('0 seen, 1 asked, 255 to come');
  expect(markup).toContain(`${maskedPixels(256, 7).length} of 256 hidden`);
});

test('options that no picture fits are refused', () => {
  expect(() => draw({ seed: 'x' })).toThrow('data-seed must be a whole number, not "x".');
  expect(() => draw({ asked: '256' })).toThrow('from 0 to 255');
  expect(() => draw({ face: '64' })).toThrow('no held-out face 64');
});
