import { expect, test } from 'vitest';
import { csv, csvOf, csvTemplate } from '../../../src/kit/chart/csv.ts';

test('a line a row, the head first, gaps left empty', () => {
  const rows = [
    ['S', 1],
    ['M', null],
    ['L', 0],
  ];
  expect(csv({ head: ['model', 'value'], rows })).toBe('model,value\nS,1\nM,\nL,0\n');
});

test('commas, quotes and line ends are quoted', () => {
  expect(csv({ head: ['a'], rows: [['x, y'], ['"so-called"'], ['two\nlines']] })).toBe(
    'a\n"x, y"\n"""so-called"""\n"two\nlines"\n',
  );
});

test('the text in the markup cannot end it', () => {
  expect(csvTemplate({ head: ['a'], rows: [['</template><b>&']] })).toBe(
    '<template class="csv">a\n&lt;/template&gt;&lt;b&gt;&amp;\n</template>',
  );
});

const known = { unit: '%', kind: 'printed', source: 'table 1' };

test('records bring unit, kind and source with them', () => {
  const records = [{ ...known, model: 'S', value: 41.9 }];
  expect(csvOf(records, { model: ({ model }) => model, value: ({ value }) => value })).toBe(
    '<template class="csv">model,value,unit,kind,source\nS,41.9,%,printed,table 1\n</template>',
  );
});

test('errors have a column where any record has one', () => {
  const records = [
    { ...known, value: 1 },
    { ...known, value: 2, error: 0.2, kind: 'digitised' },
  ];
  expect(csvOf(records, { value: ({ value }) => value })).toContain(
    'value,unit,error,kind,source\n1,%,,printed,table 1\n2,%,0.2,digitised,table 1\n',
  );
});
