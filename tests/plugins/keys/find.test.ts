import { describe, expect, test } from 'vitest';
import { find } from '../../../plugins/keys/find.ts';
import type { Page } from '../../../plugins/keys/find.ts';

const page = (number: number, more: Partial<Page> = {}): Page => ({
  number,
  id: `slide-${number}`,
  title: `Title ${number}`,
  chapter: '',
  text: '',
  notes: '',
  ...more,
});

const numbers = (pages: readonly Page[], query: string) =>
  find(pages, query).map((match) => match.page.number);

describe('finding slides', () => {
  test('without a query all slides are there, in order', () => {
    expect(numbers([page(1), page(2)], '  ')).toEqual([1, 2]);
  });

  test('a number finds its slide first, then where the number stands', () => {
    const pages = [page(1, { text: 'in 2 steps' }), page(2, { title: 'Two' })];
    expect(numbers(pages, '2')).toEqual([2, 1]);
  });

  test('ranks id, start of a title, title, chapter, text, notes', () => {
    const pages = [
      page(1, { notes: 'model' }),
      page(2, { text: 'a model' }),
      page(3, { chapter: 'Model' }),
      page(4, { title: 'The model' }),
      page(5, { title: 'Model sizes' }),
      page(6, { id: 'model' }),
    ];
    expect(numbers(pages, 'model')).toEqual([6, 5, 4, 3, 2, 1]);
  });

  test('all words must be there, in any order', () => {
    const pages = [page(1, { text: 'linear probe' }), page(2, { text: 'linear' })];
    expect(numbers(pages, 'probe linear')).toEqual([1]);
  });

  test('neither case nor accents count', () => {
    expect(numbers([page(1, { text: 'Crème BRÛLÉE' })], 'creme brulee')).toEqual([1]);
    expect(numbers([page(1, { text: 'creme' })], 'CRÈME')).toEqual([1]);
  });

  test('signs of regular expressions are just signs', () => {
    expect(numbers([page(1, { text: 'p(x|y)' }), page(2)], '(x|')).toEqual([1]);
  });

  test('shows the words around a find, and says when it was in the notes', () => {
    const text = `${'before '.repeat(20)}walrus${' after'.repeat(20)}`;
    const [inText] = find([page(1, { text })], 'walrus');
    expect(inText?.excerpt).toMatch(/^…[^…]*before walrus after[^…]*…$/);
    expect(inText?.inNotes).toBe(false);
    const [inNotes] = find([page(1, { notes: 'Say walrus.' })], 'walrus');
    expect(inNotes).toMatchObject({ excerpt: 'Say walrus.', inNotes: true });
  });
});
