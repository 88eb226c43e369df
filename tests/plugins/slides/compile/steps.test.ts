import { expect, test } from 'vitest';
import type { Drawings } from '../../../../plugins/slides/compile/figures.ts';
import { chapterOf } from '../temporary-deck.ts';

const shape = (index: number): string =>
  `<g class="late fragment" data-fragment-index="${index}"><path d="M0 0"/></g>`;
const drawings: Drawings = {
  short: { initial: () => null, still: () => `<svg>${shape(0)}</svg>` },
  // So long that it waits in a file beside the page.
  long: { initial: () => null, still: () => `<svg>${(shape(0) + shape(1)).repeat(9)}</svg>` },
};

const warningsOf = (slide: string, notes: string): string[] =>
  chapterOf(`# a\n\n${slide}\n\nNote:\n${notes}`, {}, drawings).warnings.map(
    ({ file, line, sentence }) => `${file}:${line}: ${sentence}`,
  );

const clicks = (count: number): string => `One. ${'[click] Next. '.repeat(count)}`;

test.each([
  ['an element', '<p class="fragment up">b</p>', 1],
  [
    'two elements of one number',
    '<p class="fragment" data-fragment-index="0">b</p>\n'.repeat(2),
    1,
  ],
  ['two without', '<p class="fragment">b</p>\n\n<p class="fragment">c</p>', 2],
  ['a comment', '- b\n- c <!-- .element: class="fragment" -->', 1],
  ['lines of code', '```js [1|2-3|4]\n1\n2\n3\n4\n```', 2],
  ['code that shows a fragment', '```html\n<p class="fragment">\n```', 0],
  ['a drawing in the page', '<figure data-figure="short"></figure>', 1],
  ['a drawing beside it', '<figure data-figure="long"></figure>', 2],
  [
    'a drawing and words that come with it',
    '<figure data-figure="long"></figure>\n\n<p class="fragment" data-fragment-index="1">b</p>',
    2,
  ],
  ['fragments by another name', '<p class="no-fragment fragments">b</p>', 0],
])('%s: as many [click]s as steps, or a warning', (_, slide, steps) => {
  expect(warningsOf(slide, clicks(steps))).toEqual([]);
  expect(warningsOf(slide, clicks(steps + 1))).toHaveLength(1);
});

test('the warning names the slide and both numbers', () => {
  expect(warningsOf('<p class="fragment">b</p>', clicks(0))).toEqual([
    'slides/01-a.md:2: This slide has 1 step, but its notes have 0 [click]s.',
  ]);
});

test('a slide without notes has none to count', () => {
  expect(chapterOf('# a\n\n<p class="fragment">b</p>').warnings).toEqual([]);
});
