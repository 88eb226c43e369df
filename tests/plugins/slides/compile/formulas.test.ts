import { describe, expect, test } from 'vitest';
import { Formulas } from '../../../../plugins/slides/compile/formulas.ts';

test('a formula is rendered as HTML and as MathML', () => {
  const deck = new Formulas();
  const number = deck.add('n^2', false);
  expect(deck.rendered[number]).toContain('<msup><mi>n</mi><mn>2</mn></msup>');
  expect(deck.rendered[number]).toContain('class="katex-html" aria-hidden="true"');
});

test('the same formula is rendered once, its display form apart', () => {
  const deck = new Formulas();
  expect([deck.add('a', false), deck.add('a', false), deck.add('a', true)]).toEqual([0, 0, 1]);
  expect(deck.rendered).toHaveLength(2);
  expect(deck.rendered[1]).toContain('katex-display');
});

test('aligned environments keep their rows', () => {
  const deck = new Formulas();
  deck.add('\\begin{aligned} a &= 1 \\\\ b_{1} &= \\{2\\} \\end{aligned}', true);
  expect(deck.rendered[0]?.match(/<mtr>/g)).toHaveLength(2);
});

describe('a formula is refused', () => {
  test.each([
    ['with an unknown command', '\\fraq{1}{2}'],
    ['with a brace that is never closed', '\\frac{1}{2'],
    ['with letters that LaTeX does not know', 'größe'],
    ['with a command that could load something', '\\includegraphics{https://a.example/b.png}'],
  ])('%s', (_, latex) => {
    expect(() => new Formulas().add(latex, false)).toThrow(/^This formula does not parse: /);
  });

  test('in one sentence', () => {
    expect(() => new Formulas().add('\\fraq{1}\n{2}', false)).toThrow(/^[^\n]*\\fraq[^\n]*\.$/);
  });
});

test('a formula has a form in plain letters', () => {
  const deck = new Formulas();
  deck.add('\\log_2 n', false);
  expect(deck.plain(0).replace(/\s/g, '')).toMatch(/^log.?2.?.?n$/u);
});
