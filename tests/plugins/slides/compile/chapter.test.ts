import { describe, expect, test } from 'vitest';
import { chapterOf, problemsOf } from '../temporary-deck.ts';
import {
  readChapter,
  type Chapter,
  type Slide,
} from '../../../../plugins/slides/compile/chapter.ts';
import { FileProblems, type Problem } from '../../../../plugins/slides/compile/problem.ts';

const read = (source: string): Chapter & { problems: Problem[] } => {
  const problems: Problem[] = [];
  return { ...readChapter(source, new FileProblems('slides/01-a.md', problems)), problems };
};
const chapter = (text: string) => read(`<!-- chapter: A -->\n${text}`);
const textOf = (tokens: Slide['body'] | undefined): string | undefined =>
  tokens?.map(({ text }) => text).join('');
const bodyOf = (slide: Slide | undefined): string | undefined => textOf(slide?.body);
const bodies = (text: string): (string | undefined)[][] =>
  chapter(text).columns.map((column) => column.map(bodyOf));

test('three dashes part slides and two dashes part vertical slides', () => {
  expect(bodies('one\n\n---\n\ntwo\n\n--\n\nthree\n\n---\n\nfour')).toEqual([
    ['one'],
    ['two', 'three'],
    ['four'],
  ]);
});

test('Windows line ends and blanks after the dashes change nothing', () => {
  const { title, columns } = read('<!-- chapter: A -->\r\none\r\n---  \r\ntwo\r\n');
  expect(title).toBe('A');
  expect(columns.map(([slide]) => bodyOf(slide))).toEqual(['one', 'two']);
});

describe('what looks like a separator is content', () => {
  test.each([
    ['in a code fence', '```yaml\na: 1\n---\n--\nNote: b\n```'],
    ['in a fence of tildes that holds backticks', '~~~\n```\n---\n~~~'],
    ['in a longer fence that holds a shorter one', '````md\n```\n---\n```\n---\n````'],
    ['in a fence within a list', '- item\n\n  ```\n  Note: a\n  ```\n- b'],
    ['in a fence within a quotation', '> ```\n> Note: a\n> ```'],
    ['in indented code', 'text\n\n    ---\n    Note: no'],
    ['in a comment', '<!--\n---\nNote: no\n-->\ntext'],
    ['in preformatted text', '<pre>\n---\nNote: no\n</pre>'],
    ['in a list item', '- a\n- --- b'],
    ['in a table', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
  ])('%s', (_, text) => {
    expect(bodies(text)).toEqual([[text]]);
    expect(chapter(text).columns[0]?.[0]?.notes).toEqual([]);
    expect(chapter(text).problems).toEqual([]);
  });

  test('but not after an inline code that shows the beginning of a comment', () => {
    expect(bodies('see `<!--` here\n\n---\n\ntwo')).toHaveLength(2);
  });

  test('and not after indented code that shows a fence', () => {
    expect(bodies('text\n\n    ```\n\nmore\n\n---\n\ntwo')).toHaveLength(2);
  });
});

describe('notes', () => {
  test.each(['Note:', 'note:', 'NOTE:', 'Notes:', 'notes:'])('begin at a line "%s"', (mark) => {
    const slide = chapter(`text\n\n${mark} say this\nand that`).columns[0]?.[0];
    expect(bodyOf(slide)).toBe('text');
    expect(slide?.notes).toEqual([{ kind: 'text', text: 'say this\nand that', line: 4 }]);
  });

  test('of a second "Note:" on one slide are refused with the lines of both', () => {
    expect(chapter('text\n\nNote: a\n\nNote: b\n\n---\n\ntwo\n\nNote: c').problems).toEqual([
      {
        file: 'slides/01-a.md',
        line: 6,
        sentence: 'This slide has a second "Note:"; its notes already begin in line 4.',
      },
    ]);
  });

  test('do not begin within a line', () => {
    expect(bodies('A Note: is text')).toEqual([['A Note: is text']]);
  });
});

describe("a slide's attributes", () => {
  test('come from its comment, each with its line', () => {
    const slide = chapter('text\n<!-- .slide: id="answer"\n  data-timing="60" hidden -->')
      .columns[0]?.[0];
    expect(slide?.attributes).toEqual([
      { name: 'id', value: 'answer', line: 3 },
      { name: 'data-timing', value: '60', line: 4 },
      { name: 'hidden', value: '', line: 4 },
    ]);
  });

  test('in a code fence are code', () => {
    expect(chapter('```html\n<!-- .slide: id="x" -->\n```').columns[0]?.[0]?.attributes).toEqual(
      [],
    );
  });
});

test('lines keep their numbers', () => {
  const slide = chapter('one\n\n---\n\n# two').columns[1]?.[0];
  expect(slide?.line).toBe(6);
});

test('a chapter without a title is refused', () => {
  expect(read('# One').problems).toEqual([
    {
      file: 'slides/01-a.md',
      line: 1,
      sentence: 'A chapter begins with its title: <!-- chapter: Title -->.',
    },
  ]);
});

test.each([
  ['code fence', '```ts\nlet a;'],
  ['code fence', '```'],
  ['code fence', '- a\n  ~~~~\n  b\n  ~~~'],
  ['comment', '<!-- never\n---\nends'],
  ['<pre>', '<pre>\n---\nends'],
])('a %s that is never closed is refused at its beginning: %j', (name, text) => {
  const line = text.startsWith('-') ? 5 : 4;
  expect(problemsOf(chapterOf(`# a\n\n${text}`))).toEqual([
    `slides/01-a.md:${line}: This ${name} is never closed.`,
  ]);
});

describe('the indentation of HTML', () => {
  test('does not make code of it', () => {
    const text = '<div>\n\n    <p>one</p>\n\n    *two*\n\n      <b>three</b>\n</div>';
    expect(bodies(text)).toEqual([['<div>\n\n<p>one</p>\n\n*two*\n\n  <b>three</b>\n</div>']]);
  });

  test('stays in code fences and ends with the element', () => {
    const text = '<div>\n\n```ts\nif (a) {\n    b();\n}\n```\n\n</div>\n\n    code';
    expect(bodies(text)).toEqual([[text]]);
  });
});
