import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../../src/kit/chart/csv.ts';
import { readCsv } from '../../../src/kit/chart/read-csv.ts';

test('rows come by the names of their columns, in any order and with others beside them', () => {
  const text = '\uFEFFyear,place,animals\r\n1,"Ulm, ""south""",0.5\r\n\r\n2,Bern,1e3';
  expect(readCsv(text, { animals: 'number', place: 'text' })).toEqual([
    { animals: 0.5, place: 'Ulm, "south"' },
    { animals: 1000, place: 'Bern' },
  ]);
});

test.each([
  ['years\n1', 'The table has no column "year", only years.'],
  ['year\n1\nx', 'Row 2 of the table has "x" as year: not a number.'],
  ['place,year\na', 'Row 1 of the table has "" as year: not a number.'],
])('%j is refused in one sentence', (text, sentence) => {
  expect(() => readCsv(text, { year: 'number' })).toThrow(sentence);
});

test('what a chart writes is read again', () => {
  const cell = fc.string().map((text) => `x${text.replace(/\r/g, '')}x`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const read = readCsv(csv({ head: ['a', 'b'], rows }), { a: 'text', b: 'text' });
      expect(read.map(({ a, b }) => [a, b])).toEqual(rows);
    }),
  );
});
