import { expect, test } from 'vitest';
import models from '../../../assets/data/models.json' with { type: 'json' };
import { parameters as drawing } from '../../../src/figures/parameters/still.ts';
import { blockWeights, parameters } from '../../../src/igpt/parameters.ts';
import { countCells, TestKit } from './kit.ts';

const table = drawing.still(drawing.initial({}), new TestKit(), 'stage');
const rows = table.slice(0, table.indexOf('</table>')).split('<tr>').slice(2);

test('there is a row for each size, with its published number of parameters', () => {
  expect(rows.map((row) => /<th scope="row">(\w+)/.exec(row)?.[1])).toEqual(['S', 'M', 'L', 'XL']);
  for (const [i, text] of ['76\u00a0M', '455\u00a0M', '1.4\u00a0B', '6.8\u00a0B'].entries())
    expect(rows[i]).toContain(`<td class="published">${text}</td>`);
});

test('the counted numbers are those that the formula gives', () => {
  for (const name of ['S', 'M', 'L', 'XL'] as const) {
    const { layers, width, blocks, counted } = models[name];
    const size = { layers: layers.value, width: width.value, context: 1024 };
    expect(blocks.value).toBe(blockWeights(size));
    expect(counted.value).toBe(parameters(size));
  }
});

test('a square is one iGPT-S: one, six, eighteen and ninety of them, the last ones not quite', () => {
  const squares = rows.map(
    (row) => countCells(row, 'ink') + (row.match(/<rect class="ink/g) ?? []).length,
  );
  expect(squares).toEqual([1, 6, 18, 90]);
});

test('the heads of XL, which nobody published, are a dash', () => {
  expect(rows[3]).toContain('<td>–</td>');
});

test('below it stands what iGPT-L has, by parts, and what that takes in memory', () => {
  for (const words of ['453.06 M', '906.04 M', '3.15 M', '1,362.25 M', '5.45 GB', 'iGPT-L'])
    expect(table).toContain(words);
});

test('a bar is as long as the logarithm of its number', () => {
  const length = (options: Record<string, string>) => {
    const panel =
      drawing.still(drawing.initial(options), new TestKit(), 'stage').split('</table>')[1] ?? '';
    const [, , , all = ''] = [...panel.matchAll(/<path class="ink raster" d="([^"]*)"/g)].map(
      ([, path]) => path,
    );
    return (all.match(/M/g) ?? []).length;
  };
  const of = (name: 'S' | 'XL') => Math.floor(12 * Math.log10(models[name].counted.value / 1e5));
  expect(length({ layers: '24', width: '512' })).toBe(of('S'));
  expect(length({ layers: '60', width: '3072' })).toBe(of('XL'));
});

test('sizes beyond the sliders are refused', () => {
  expect(() => drawing.initial({ layers: '3' })).toThrow('from 4 to 96 in steps of 4, not 3');
  expect(() => drawing.initial({ width: 'wide' })).toThrow('data-width must be a whole number');
});
