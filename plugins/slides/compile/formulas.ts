import katex from 'katex';
import { plainText } from './html.ts';
import { messageOf } from './problem.ts';

/** KaTeX writes commands that it does not trust in this colour, without an error. */
const errorColor = '#e44077';

/** Render a formula as HTML and MathML; refuse all that KaTeX does not know or finds doubtful. */
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

/** The formulas of a deck, each rendered once. */
export class Formulas {
  /** HTML and MathML, by number. */
  readonly rendered: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** Return the number of a formula; throws one sentence if it does not parse. */
  add(latex: string, display: boolean): number {
    const key = `${display} ${latex}`;
    const number = this.numbers.get(key) ?? this.rendered.push(render(latex.trim(), display)) - 1;
    this.numbers.set(key, number);
    return number;
  }

  /** Return a formula in plain letters, for a menu. */
  plain(number: number): string {
    return plainText((this.rendered[number] ?? '').replace(/<math\b[^]*?<\/math>/g, ''));
  }
}
