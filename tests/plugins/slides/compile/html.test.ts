import fc from 'fast-check';
import { Marked } from 'marked';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { plainText, readHtml, sealed } from '../../../../plugins/slides/compile/html.ts';
import { chapterOf, deckOf, problemsOf } from '../temporary-deck.ts';

const sentences = (html: string): string[] =>
  readHtml(html).problems.map(({ sentence }) => sentence);

describe('a tag without a partner is found', () => {
  test.each([
    ['<b>a', 'This <b> is never closed.'],
    ['<p><a href="#/a">a</p>', 'This <a> is never closed.'],
    ['<table><tr><td>a', 'This <table> is never closed.'],
    ['<textarea>a', 'This <textarea> is never closed.'],
    ['<div/>a', 'This <div> is never closed.'],
    ['<svg><g></svg>', 'This <g> is never closed.'],
    ['<ul><li>a</div></ul>', 'This </div> closes nothing.'],
    ['a</section>', 'This </section> closes nothing.'],
    ['<svg><section>a<br></section></svg>', 'This </section> ends the slide.'],
    ['<math><section><br></section></math>a', 'This </section> ends the slide.'],
    ['<div class="a>b</div>', 'This tag never ends.'],
  ])('%s', (html, sentence) => {
    expect(sentences(html)).toEqual([sentence]);
  });
});

test.each([
  '<p>a<br>b',
  '<ul><li>a<li>b</ul>',
  '<table><tr><td>a<td>b</table>',
  '<svg><path d="M0 0"/><image href="a"></image></svg>',
  '<math><mi>a</mi></math>',
  '<textarea><b></textarea>',
  '<!-- <b> --><img src="a"><input>',
])('balanced HTML is taken: %s', (html) => {
  expect(sentences(html)).toEqual([]);
});

const isElement = (node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.Element =>
  'tagName' in node;

/** The elements of a page's body. */
const bodyOf = (page: string): string[] => {
  const [html] = parse(page).childNodes.filter(isElement);
  const body = html?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body');
  return (body?.childNodes ?? []).map((node) =>
    isElement(node) ? node.attrs.map(({ value }) => value).join() : node.nodeName,
  );
};

test('a slide whose tags all have partners leaves the slide after it alone', () => {
  const name = fc.constantFrom(
    ...'a b i p div ul li table tr td section aside h1 svg g math select option button'.split(' '),
    ...'form textarea template body'.split(' '),
  );
  const { html } = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom('a', '<br>', '<p>'),
      fc.tuple(name, tie('html')).map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
      fc.tuple(tie('html'), tie('html')).map((parts) => parts.join('')),
      name.map((tag) => `<${tag}>`),
      name.map((tag) => `</${tag}>`),
    ),
  }));
  let taken = 0;
  fc.assert(
    fc.property(html, (slide) => {
      if (readHtml(slide).problems.length > 0) return;
      taken++;
      const page = `<section id="one">${slide}</section><section id="two">b</section>`;
      expect(bodyOf(page)).toEqual(['one', 'two']);
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(200);
});

describe('a slide is refused in the line of a tag without a partner', () => {
  test.each([
    ['in its text', '# a\n\nb <i>c</i>\n\n<b>d', 'slides/01-a.md:6: This <b> is never closed.'],
    [
      'that stands there several times',
      '# a\n\n<b>b</b>\n\n<b>c\n\n<i>d</i>',
      'slides/01-a.md:6: This <b> is never closed.',
    ],
    [
      'with a value in it',
      '# a\n\nb\n\n<b title="{{talk.place}}">c',
      'slides/01-a.md:6: This <b> is never closed.',
    ],
    [
      'in its notes',
      '# a\n\nNote:\nb\n\nc</section> d',
      'slides/01-a.md:7: This </section> closes nothing.',
    ],
    [
      'that never ends',
      '# a\n\n<div class="b>\n\nc\n</div>',
      'slides/01-a.md:4: This tag never ends.',
    ],
    [
      'in preformatted text',
      '# a\n\n<pre>\n<b>c\n</pre>',
      'slides/01-a.md:5: This <b> is never closed.',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(chapterOf(text, { 'slides/talk.json': '{ "place": "Bonn" }' }))).toEqual([
      problem,
    ]);
  });

  test('the first slide as every other', () => {
    const deck = deckOf({
      'slides/01-a.md': '<!-- chapter: A -->\n# a\n\n<table>\n\n---\n\n# b\n\n</div>',
      'slides/02-b.md': '<!-- chapter: B -->\n# c\n\n<a>',
    });
    expect(problemsOf(deck)).toEqual([
      'slides/01-a.md:4: This <table> is never closed.',
      'slides/01-a.md:10: This </div> closes nothing.',
      'slides/02-b.md:4: This <a> is never closed.',
    ]);
  });

  test('but not for a tag in code', () => {
    expect(problemsOf(chapterOf('# a\n\nthe `<b>` of\n\n```html\n<div>\n```'))).toEqual([]);
  });
});

const marked = new Marked();
const through = (markdown: string): string => marked.parse(markdown, { async: false }).trim();

test('plain text has no tags and no entities', () => {
  expect(plainText('&#9999999; &eacute; &copy;')).toBe('\ufffd é ©');
  expect(plainText('a <b title="&gt;">b</b>\n &amp; &lt;c&gt; &#42;&#x2a;')).toBe('a b & <c> **');
});

describe('sealed markup comes out of markdown as it is', () => {
  const svg = '<svg viewBox="0 0 1 1">\n\n<text>a_b_c *d* | [e](f) `g` ~~h~~ $i$</text>\n \n</svg>';

  test('as a block', () => {
    const html = through(`<div>${sealed(svg)}</div>`);
    expect(html).not.toMatch(/<(?:em|strong|code|del|a|p)\b/);
    expect(plainText(html)).toBe('a_b_c *d* | [e](f) `g` ~~h~~ $i$');
  });

  test('within a cell of a table', () => {
    const html = through(`| a |\n|---|\n| ${sealed(svg).replaceAll('\n', '')} |`);
    expect(html).toContain('<svg viewBox="0 0 1 1"><text>');
    expect(plainText(html.replace(/<th>.*<\/th>/, ''))).toBe('a_b_c *d* | [e](f) `g` ~~h~~ $i$');
  });

  test('with the blank lines of preformatted text', () => {
    expect(through(sealed('<pre>a\n\n\n  b\n</pre>'))).toBe('<pre>a&#10;&#10;&#10;  b\n</pre>');
  });

  test('with the rules of a style element', () => {
    expect(sealed('<style>[a] { b_c: d }</style>')).toBe('<style>[a] { b_c: d }</style>');
  });
});
