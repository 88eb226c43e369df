import katex from 'katex';
import { messageOf } from './problem.ts';
import { plainText } from './markup.ts';

/** The formulas of a deck, each rendered once. */
export interface Formulas {
  /** KaTeX's HTML and MathML, by number. */
  readonly rendered: readonly string[];
  /** The number of a formula; throws one sentence where it does not parse. */
  add(latex: string, display: boolean): number;
  /** A formula in plain letters, for a menu. */
  plain(number: number): string;
}

/** KaTeX writes commands that it does not trust in this colour, without an error. */
const errorColor = '#e44077';

/** Renders a formula and refuses all that KaTeX does not know or finds doubtful. */
const render = (latex: string, displayMode: boolean): string => {
  try {
    const html = katex.renderToString(latex, { displayMode, strict: 'error', errorColor });
    if (html.includes(errorColor)) throw new Error('a command in it is not allowed');
    return html;
  } catch (thrown) {
    const reason = messageOf(thrown)
      .replace(/^KaTeX parse error:\s*/, '')
      .replace(/\s+/g, ' ')
      .replace(/\u0332/g, '');
    throw new Error(`This formula does not parse: ${reason}.`, { cause: thrown });
  }
};

/** An empty collection of formulas. */
export const formulas = (): Formulas => {
  const rendered: string[] = [];
  const numbers = new Map<string, number>();
  return {
    rendered,
    add(latex, display) {
      const key = `${display} ${latex}`;
      const number = numbers.get(key) ?? rendered.length;
      if (number === rendered.length) rendered.push(render(latex.trim(), display));
      numbers.set(key, number);
      return number;
    },
    plain: (number) => plainText((rendered[number] ?? '').replace(/<math\b[\s\S]*?<\/math>/g, '')),
  };
};
