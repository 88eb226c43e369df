import { expect, test } from 'vitest';
import { nearest, report, suggestion } from '../../../../plugins/slides/compile/problem.ts';

test('a problem is one line with file, line and sentence', () => {
  const problems = [
    { file: 'slides/03-context.md', line: 41, sentence: 'There is no figure "wal".' },
    { file: 'slides/04-model.md', line: 2, sentence: 'This slide is empty.' },
  ];
  expect(report(problems)).toBe(
    'slides/03-context.md:41: There is no figure "wal".\nslides/04-model.md:2: This slide is empty.',
  );
});

test('more than a hundred problems are counted', () => {
  const problem = { file: 'slides/01-a.md', line: 1, sentence: 'This <b> is never closed.' };
  const lines = report(Array.from({ length: 120 }, () => problem)).split('\n');
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toBe('... and 20 more.');
});

test('the nearest name is found whatever its case', () => {
  expect(nearest('data-timin', ['data-state', 'data-timing', 'class'])).toBe('data-timing');
  expect(nearest('Wall', ['wall', 'ball'])).toBe('wall');
});

test('a name far from all others gets no suggestion', () => {
  expect(suggestion('objectives', ['wall', 'loss'])).toBe('');
  expect(suggestion('wal', ['wall', 'loss'])).toBe(' Did you mean "wall"?');
  expect(suggestion('talk', ['wall', 'loss'])).toBe('');
});
