import { expect, test } from 'vitest';
import { csv, csvTemplate } from '../../../src/kit/chart/csv.ts';

test('a line a row, the head first, gaps left empty', () => {
  expect(
    csv(
      ['model', 'value'],
      [
        ['S', 1],
        ['M', null],
        ['L', 0],
      ],
    ),
  ).toBe('model,value\nS,1\nM,\nL,0\n');
});

test('commas, quotes and line ends are quoted', () => {
  expect(csv(['a'], [['x, y'], ['"so-called"'], ['two\nlines']])).toBe(
    'a\n"x, y"\n"""so-called"""\n"two\nlines"\n',
  );
});

test('the text in the markup cannot end it', () => {
  expect(csvTemplate(['a'], [['</template><b>&']])).toBe(
    '<template class="csv">a\n&lt;/template&gt;&lt;b&gt;&amp;\n</template>',
  );
});
