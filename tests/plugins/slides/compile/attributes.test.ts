import { describe, expect, test } from 'vitest';
import { checkAttributes, readAttributes } from '../../../../plugins/slides/compile/attributes.ts';

const check = (text: string, of: 'slide' | 'element' = 'slide'): string[] =>
  checkAttributes(readAttributes(text, 'a.md', 1).attributes, of, 'a.md', ['data-house']).map(
    ({ line, sentence }) => `${line}: ${sentence}`,
  );

test('values may stand in double, single or no quotation marks', () => {
  const { attributes } = readAttributes(` ID="a b" class='c' data-timing=60 hidden`, 'a.md', 5);
  expect(attributes.map(({ name, value }) => [name, value])).toEqual([
    ['id', 'a b'],
    ['class', 'c'],
    ['data-timing', '60'],
    ['hidden', ''],
  ]);
});

test('an unclosed quotation mark is refused with its line', () => {
  expect(readAttributes('id="a"\nclass="b', 'a.md', 5).problems).toEqual([
    { file: 'a.md', line: 6, sentence: 'Attributes cannot be read from here: ="b' },
  ]);
});

describe('an attribute of a slide', () => {
  test.each([
    'data-timing="60"',
    'data-auto-animate',
    'aria-label="a"',
    'class="x"',
    'data-house="1"',
  ])('that reveal, HTML or the deck knows is taken: %s', (text) => expect(check(text)).toEqual([]));

  test('that nobody knows is refused with the one that was meant', () => {
    expect(check('id="a"\ndata-backgroud-color="red"')).toEqual([
      '2: No slide has an attribute "data-backgroud-color". Did you mean "data-background-color"?',
    ]);
  });

  test('given twice is refused', () => {
    expect(check('id="a" id="b"')).toEqual(['1: The attribute "id" is given twice.']);
  });

  test('"data-notes" is refused, since RevealMarkdown would drop it', () => {
    expect(check('data-notes="a"')[0]).toMatch(/^1: Notes are written below a line "Note:"/);
  });
});

test('an element may have what is for elements and not what is for slides', () => {
  expect(check('class="fragment" data-fragment-index="1" src="a"', 'element')).toEqual([]);
  expect(check('data-background-color="red"', 'element')).toEqual([
    '1: No element has an attribute "data-background-color".',
  ]);
});
