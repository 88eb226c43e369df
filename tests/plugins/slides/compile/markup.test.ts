import { Marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { plainText, sealed } from '../../../../plugins/slides/compile/markup.ts';

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
