import { expect, test } from 'vitest';
import { waffle } from '../../../src/figures/waffle.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (result: string, rival?: string): string =>
  waffle.still(waffle.initial(rival ? { result, rival } : { result }), new TestKit(), 'stage');

/** How wide the last, partly filled square is; a whole one is 18. */
const partOf = (markup: string, fill: string): number =>
  Number(
    new RegExp(`class="${fill} raster" d="M[\\d. ]+h([\\d.]+)v18h-[\\d.]+z"`).exec(markup)?.[1],
  );

test('96.3 per cent are 96 whole squares and three tenths of one', () => {
  const markup = draw('table1.cifar10.igptL');
  expect(countCells(markup, 'ink')).toBe(96 + 1);
  expect(partOf(markup, 'ink')).toBeCloseTo(0.3 * 18);
});

test('a rival that has more is blue beyond our squares', () => {
  const markup = draw('table2.rows.igptXL5', 'table2.rows.simclr375');
  expect(countCells(markup, 'ink')).toBe(72);
  expect(countCells(markup, 'blue')).toBe(76 + 1);
  expect(partOf(markup, 'blue')).toBe(9);
  // Ink is drawn over blue, so that only the lead shows.
  expect(markup.lastIndexOf('class="blue')).toBeLessThan(markup.indexOf('class="ink'));
});

test('a rival that has less shows no blue', () => {
  expect(countCells(draw('table1.cifar10.igptL', 'table1.cifar10.resnet152'), 'blue')).toBe(0);
});

test('its alternative text says both numbers as they are printed', () => {
  expect(draw('table2.rows.igptXL5', 'table2.rows.simclr375')).toMatch(
    /aria-label=".*72\.0.*76\.5/,
  );
});

test('a result that is not in the data is refused', () => {
  expect(() => waffle.initial({ result: 'mnist' })).toThrow(
    'There is no result "mnist" in tables 1 to 3.',
  );
});
