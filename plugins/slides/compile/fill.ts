import { resolve } from 'node:path';
import { FORMULA } from '../protocol.ts';
import { fillFence } from './code.ts';
import type { Context } from './context.ts';
import { drawStill, figureOptions, stepNumbers } from './figures.ts';
import { asText, Filler, fillProse, removed, tidy, type Part } from './filler.ts';
import { escapeHtml } from './html.ts';
import { countLines, type FileProblems } from './problem.ts';
import type { Token } from './scan.ts';
import { checkAttributes, readAttributes, readTag, type Tag } from './tags.ts';

/** The text of a slide or its notes with everything filled in. */
export interface Filled {
  readonly markdown: string;
  /** The author's HTML tags as they are in the text, with their lines. */
  readonly tags: readonly Part[];
}

/** Return the place of a formula, which the math plugin fills. */
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
  return filler.problems.attempt(token.line, '', () => {
    const number = filler.context.formulas.add(latex, display);
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

/**
 * Return a comment `<!-- .element: ... -->`, checked and written as reveal reads it; other comments
 * are taken out.
 */
const fillComment = ({ text, line: first }: Token, filler: Filler): string => {
  const inside = /^<!--\s*\.element:([^]*)-->$/.exec(text)?.[1];
  if (inside === undefined) return removed;
  const { context, problems } = filler;
  const attributes = readAttributes(inside, first, problems);
  checkAttributes(attributes, 'element', context.from.attributes, problems);
  const written = attributes.map(({ name, value, line }) => {
    if (value === '') return name.startsWith('data-') ? name : `${name}="${name}"`;
    const resolved = problems.attempt(line, value, () => filler.resolve(name, value, line));
    return `${name}="${resolved.replaceAll('"', "'")}"`;
  });
  return `<!-- .element: ${written.join(' ')} -->`;
};

/** Fill in the data, assets and links of a tag's attributes. */
const fillTag = (token: Token, filler: Filler): { text: string; tag: Tag | undefined } => {
  const { text } = filler.fillData(token, escapeHtml);
  const tag = text === token.text ? token.tag : readTag(text);
  let filled = '';
  let last = 0;
  for (const { name, value, start, end } of tag?.attributes ?? []) {
    const line = token.line + countLines(text.slice(0, start));
    const resolved = filler.problems.attempt(line, value, () => filler.resolve(name, value, line));
    if (resolved === value) continue;
    // Reveal loads a picture with `data-src` when its slide is near.
    const waits = tag?.name === 'img' && name === 'src' && filler.context.before > 0;
    filled += `${text.slice(last, start)}${waits ? 'data-src' : name}="${escapeHtml(resolved)}"`;
    last = end;
  }
  return { text: filled + text.slice(last), tag };
};

/** Fill in formulas, data, citations, assets, code and figures in a slide's text or notes. */
export const fill = (
  tokens: readonly Token[],
  context: Context,
  problems: FileProblems,
): Filled => {
  const filler = new Filler(context, problems);
  const { citations } = context;
  const { root, drawings } = context.from;
  const tags: Part[] = [];
  /** The still form of the figure that is open, which goes in before its caption. */
  let still = '';
  let markdown = '';
  const numbers = stepNumbers(tokens.map(({ text }) => text).join('\n'));

  const fillElement = (token: Token): string => {
    const { line } = token;
    const { text, tag } = fillTag(token, filler);
    tags.push({ text, line });
    const { name, isEnd, attributes = [] } = tag ?? {};
    const values = new Map(attributes.map((attribute) => [attribute.name, attribute.value]));
    const figure = name === 'figure' ? values.get('data-figure') : undefined;
    if (figure !== undefined && drawings) {
      still = problems.attempt(line, '', () =>
        context.placeStill(
          drawStill(figure, figureOptions(values), drawings, context.kit),
          numbers,
        ),
      );
    } else if (name === (isEnd ? 'figure' : 'figcaption')) {
      const drawn = still;
      still = '';
      return drawn + text;
    }
    const list = values.get('data-references');
    return list === undefined
      ? text
      : text + problems.attempt(line, '', () => citations.list(list));
  };

  const fillToken = (token: Token, next: Token | undefined): string => {
    switch (token.kind) {
      case 'text':
        return fillProse(token, markdown, filler);
      case 'svg':
        // A blank line would end it.
        return filler.fillData(token, asText).text.replace(/\n(?:[ \t]*\n)+/g, '\n');
      case 'inline':
      case 'display':
        return fillFormula(token, markdown, next, filler);
      case 'comment':
        return fillComment(token, filler);
      case 'fence':
        return problems.attempt(token.line, token.text, () =>
          fillFence(token.text, root, (file) => context.files.add(resolve(root, file))),
        );
      case 'code':
        return token.text;
      case 'tag':
        return fillElement(token);
    }
  };

  for (const [at, token] of tokens.entries()) markdown += fillToken(token, tokens[at + 1]);
  return { markdown: tidy(markdown), tags };
};
