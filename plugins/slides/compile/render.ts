import { FORMULA } from '../protocol.ts';
import { fillFence } from './code.ts';
import { Filler, tidy, type Part, type SlideLink } from './filler.ts';
import type { Line } from './lines.ts';
import type { Problem } from './problem.ts';
import { fillProse } from './prose.ts';
import { scan, type Token } from './scan.ts';
import type { Sources } from './sources.ts';
import { fillComment, fillFigure, fillSvg, fillTag } from './tags.ts';

/** Text in which all is filled in. */
export interface Rendered {
  readonly markdown: string;
  /** The same without code blocks: where titles are looked for. */
  readonly prose: string;
  readonly links: readonly SlideLink[];
  /** The author's HTML tags as they are in the text, with their lines. */
  readonly tags: readonly Part[];
  readonly problems: readonly Problem[];
}

/** The place of a formula, which the math plugin fills. */
const fillFormula = (
  token: Token,
  before: string,
  next: Token | undefined,
  filler: Filler,
): string => {
  const display = token.kind === 'display';
  const mark = display ? 2 : 1;
  const inside = { text: token.text.slice(mark, -mark), line: token.line };
  const latex = filler.fillData(inside, (value) => value.replace(/(?<=\d),(?=\d)/g, '{,}')).text;
  return filler.attempt(token.line, '', () => {
    const number = filler.sources.formulas.add(latex, display);
    const indent = before.slice(before.lastIndexOf('\n') + 1);
    const alone = indent.trim() === '' && /^[ \t]*(?:\n|$)/.test(next?.text ?? '');
    if (!display || !alone) return `<span ${FORMULA}="${number}"></span>`;
    const block = `<div ${FORMULA}="${number}"></div>`;
    // A line of text right below would become part of the HTML; a blank line parts them, but within
    // HTML of the author's own it would end that, and between list items it would spread the list.
    const below = next?.text.split('\n')[1]?.trim() ?? '';
    const paragraph = before.split(/\n[ \t]*\n/).at(-1) ?? '';
    const joined =
      below !== '' && !/^(?:[-*+]|\d+[.)])\s/.test(below) && !/^[ \t]*<[a-z/!]/im.test(paragraph);
    return joined ? `${block}\n` : block;
  });
};

/** Fills in formulas, data, citations, assets, code and figures in a slide's text or notes. */
export const render = (lines: readonly Line[], file: string, sources: Sources): Rendered => {
  const filler = new Filler(file, sources);
  const tokens = scan(lines);
  /** The still form of the figure that is open, which goes in before its caption. */
  let still = '';
  let markdown = '';
  let prose = '';

  const fillToken = (token: Token, next: Token | undefined): string => {
    switch (token.kind) {
      case 'text':
        return fillProse(token, markdown, filler);
      case 'inline':
      case 'display':
        return fillFormula(token, markdown, next, filler);
      case 'comment':
        return fillComment(token, filler);
      case 'svg':
        return fillSvg(token, filler);
      case 'fence':
        return filler.attempt(token.line, token.text, () =>
          fillFence(token.text, sources.root, (source) => sources.using(source)),
        );
      case 'code':
        return token.text;
      case 'tag': {
        const text = fillTag(token, filler);
        if (/^<figure\b/i.test(text)) {
          still = fillFigure({ text, line: token.line }, filler);
        } else if (/^<(?:figcaption|\/figure)\b/i.test(text)) {
          const drawn = still;
          still = '';
          return drawn + text;
        }
        return text + filler.attempt(token.line, '', () => sources.citations.list(text));
      }
    }
  };

  for (const [at, token] of tokens.entries()) {
    const result = fillToken(token, tokens[at + 1]);
    markdown += result;
    if (token.kind !== 'fence') prose += result;
  }
  const { links, tags, problems } = filler;
  return { markdown: tidy(markdown), prose: tidy(prose), links, tags, problems };
};
