import { describe, expect, test } from 'vitest';
import { checkAttributes, readAttributes } from '../../../../plugins/slides/compile/tags.ts';
import { FileProblems, type Problem } from '../../../../plugins/slides/compile/problem.ts';

const check = (text: string, of: 'slide' | 'element' = 'slide', line = 1): string[] => {
  const problems: Problem[] = [];
  const file = new FileProblems('a.md', problems);
  checkAttributes(readAttributes(text, line, file), of, ['data-house'], file);
  return problems.map(({ line: at, sentence }) => `${at}: ${sentence}`);
};

test('values may stand in double, single or no quotation marks', () => {
  const text = ` ID="a b" class='c &amp; d' data-timing=60 hidden`;
  const attributes = readAttributes(text, 5, new FileProblems('a.md', []));
  expect(attributes.map(({ name, value }) => [name, value])).toEqual([
    ['id', 'a b'],
    ['class', 'c & d'],
    ['data-timing', '60'],
    ['hidden', ''],
  ]);
});

test('an unclosed quotation mark is refused with its line', () => {
  const sentence = 'Attributes cannot be read here: is a quotation mark never closed?';
  expect(check('id="a"\nclass="b', 'slide', 5)).toEqual([`6: ${sentence}`]);
  expect(check('id="a" > class="b"', 'slide', 5)).toEqual([`5: ${sentence}`]);
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
    expect(check('id="a"\n id="b"')).toEqual(['2: The attribute "id" is given twice.']);
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
