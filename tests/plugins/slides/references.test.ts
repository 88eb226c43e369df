import { expect, test } from 'vitest';
import { cite, references } from '../../../plugins/slides/references.ts';

const known = references({
  chen2020: {
    short: 'Chen et al. 2020',
    title: 'Generative "Pretraining"',
    url: 'https://a.example/?b&c',
  },
  old: { short: 'Old', title: 'An old one' },
});

test('a citation leads to the slide of references', () => {
  expect(cite('chen2020', known, 'appendix-references')).toBe(
    '<a class="cite" href="#/appendix-references" title="Generative &quot;Pretraining&quot;">Chen et al. 2020</a>',
  );
});

test('in a deck without that slide it leads to the work itself, if that has an address', () => {
  expect(cite('chen2020', known, undefined)).toContain('href="https://a.example/?b&amp;c"');
  expect(cite('old', known, undefined)).toBe('<span class="cite" title="An old one">Old</span>');
});

test('an unknown key is refused with the one that was meant', () => {
  expect(() => cite('chen2021', known, undefined)).toThrow(
    'There is no reference "chen2021". Did you mean "chen2020"?',
  );
});

test('an entry without a title is refused', () => {
  expect(() => references({ a: { short: 'A' } })).toThrow(
    'The reference "a" needs a "short" and a "title".',
  );
});
