import { expect, test } from 'vitest';
import models from '../../assets/data/models.json' with { type: 'json' };
import { parameters as drawing } from '../../src/figures/parameters.ts';
import { blockWeights, parameters } from '../../src/igpt/parameters.ts';
import { countCells, TestKit } from './kit.ts';

const table = drawing.still(null, new TestKit());
const rows = table.split('<tr>').slice(2);

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
