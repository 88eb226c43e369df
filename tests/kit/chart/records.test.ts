import { expect, test } from 'vitest';
import { mark } from '../../../src/kit/chart/mark.ts';
import { crossTable, tableOf } from '../../../src/kit/chart/records.ts';

const results = [
  { method: 'MixMatch', labels: 40, error: 47.5 },
  { method: 'MixMatch', labels: 250, error: 11 },
  { method: 'Mean Teacher', labels: 250, error: 32.3 },
];

test('a table has a row for each record and heads that begin with a capital', () => {
  const table = tableOf(results, { method: ({ method }) => method, error: ({ error }) => error });
  expect(table.head).toEqual(['Method', 'Error']);
  expect(table.rows).toEqual([
    ['MixMatch', 47.5],
    ['MixMatch', 11],
    ['Mean Teacher', 32.3],
  ]);
});

test('a cross table leaves a cell empty where there is no record', () => {
  const table = crossTable(results, {
    name: 'Method',
    row: ({ method }) => method,
    column: ({ labels }) => `${labels} labels`,
    cell: ({ error }) => error,
  });
  expect(table.head).toEqual(['Method', '40 labels', '250 labels']);
  expect(table.rows).toEqual([
    ['MixMatch', 47.5, 11],
    ['Mean Teacher', undefined, 32.3],
  ]);
});

test('a mark says its value with the unit, where it is from, and how exactly it was read off', () => {
  const record = {
    series: 'STL-10',
    at: 'layer 4',
    text: '58.5 %',
    kind: 'digitised',
    source: 'V2 figure 2, read off the plot',
    error: 0.6,
    note: 'a "note"',
  };
  expect(mark(record, '<path/>')).toBe(
    '<g class="mark" data-series="STL-10" data-at="layer 4" data-value="58.5 %" ' +
      'data-source="figure 2, read off the plot, ± 0.6; a &quot;note&quot;" data-kind="digitised"><path/></g>',
  );
});
