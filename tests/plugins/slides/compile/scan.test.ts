import { describe, expect, test } from 'vitest';
import { FileProblems } from '../../../../plugins/slides/compile/problem.ts';
import { readLines, scan, type Token } from '../../../../plugins/slides/compile/scan.ts';

const tokens = (text: string): Token[] => scan(readLines(text, new FileProblems('a.md', [])));
const ofKind = (text: string, ...kinds: Token['kind'][]): string[] =>
  tokens(text)
    .filter(({ kind }) => kinds.includes(kind))
    .map((token) => token.text);
const formulas = (text: string): string[] => ofKind(text, 'inline', 'display');

test('the tokens of a text are that text', () => {
  const text =
    'a `b` <c d="e">\n\n```\nf\n```\n\n$g$ <!-- h -->\n$$\ni\n$$\n\n    j\n<svg>\n<text>k</text>\n</svg>';
  expect(
    tokens(text)
      .map((token) => token.text)
      .join(''),
  ).toBe(text);
});

describe('a formula is found', () => {
  test.each([
    ['in a line', 'the $n^2$ of $m_i$', ['$n^2$', '$m_i$']],
    ['with braces and escaped dollars', 'so $\\{ \\text{\\$5} \\}$', ['$\\{ \\text{\\$5} \\}$']],
    ['in a table, bars and all', '| $|x|$ | $y$ |', ['$|x|$', '$y$']],
    ['in emphasis', '*so $x$*, **$y$**', ['$x$', '$y$']],
    ['between HTML tags', '<td>$x < y$</td>', ['$x < y$']],
    ['over lines', '$$\na \\\\\nb\n$$', ['$$\na \\\\\nb\n$$']],
    ['before a full stop or a hyphen', '$n$-gram of $m$.', ['$n$', '$m$']],
  ])('%s', (_, text, expected) => expect(formulas(text)).toEqual(expected));
});

describe('no formula is', () => {
  test.each([
    ['two prices', 'from $5 and $6'],
    ['a range of prices', '$5-$10, or ($5)/($6)'],
    ['an escaped dollar', 'a \\$5 note and \\$x$ more'],
    ['inline code', '`$x$` and ``a ` $y$``'],
    ['a fence', '```sh\necho $a $b\n```'],
    ['indented code', 'so\n\n    $a$'],
    ['in an attribute', '<p title="$x$">a</p>'],
    ['in a comment', '<!-- $x$ -->'],
    ['in code elements', '<code>$x$</code> <pre>\n$y$\n</pre>'],
    ['in an SVG', '<svg><text>$x$</text></svg>'],
  ])('%s', (_, text) => expect(formulas(text)).toEqual([]));
});

test('neither code nor a formula goes on after a blank line', () => {
  expect(formulas('a lone ` here\n\n$x$ and ` there')).toEqual(['$x$']);
  expect(formulas('$$ a lone\n\n$$y$$')).toEqual(['$$y$$']);
});

test('an escaped dollar is written so that HTML shows it too', () => {
  expect(ofKind('<p>\\$5</p>', 'text')).toEqual(['&#36;5']);
});

test('a token knows its line', () => {
  expect(tokens('a\n\nb $x$\n$$\ny\n$$ $z$').map(({ kind, line }) => [kind, line])).toEqual([
    ['text', 1],
    ['inline', 3],
    ['text', 3],
    ['display', 4],
    ['text', 6],
    ['inline', 6],
  ]);
});
