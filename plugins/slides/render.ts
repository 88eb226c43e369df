import { checkAttributes, readAttributes } from './attributes.ts';
import { resolveAttribute, type Assets } from './assets.ts';
import { fillFence } from './code.ts';
import { placeholder, type Data } from './data.ts';
import { drawStill, figureOptions, type Drawings } from './figures.ts';
import type { Formulas } from './formulas.ts';
import type { Line } from './lines.ts';
import { escapeHtml } from './markup.ts';
import { messageOf, type Problem } from './problem.ts';
import { cite, type Reference } from './references.ts';
import { scan, type Token } from './scan.ts';
import type { StillKit } from '../figures/contract.ts';

/** A link to a slide, to be checked when all slides are known. */
export interface SlideLink {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/** All that the text of slides may refer to. */
export interface Sources {
  readonly root: string;
  /** The folder of assets as slides write it. */
  readonly assetFolder: string;
  readonly assets: Assets;
  readonly data: Data;
  readonly drawings: Drawings;
  readonly kit: StillKit;
  readonly formulas: Formulas;
  readonly references: ReadonlyMap<string, Reference>;
  readonly referenceSlide: string | undefined;
  /** Attributes that this deck adds to those of reveal. */
  readonly ownAttributes: readonly string[];
  /** Told of each source file that code was cut from. */
  using(file: string): void;
}

/** Text in which all is filled in. */
export interface Rendered {
  readonly markdown: string;
  /** The same without code blocks: where titles are looked for. */
  readonly prose: string;
  readonly links: readonly SlideLink[];
  readonly problems: readonly Problem[];
}

/** Private letters that mark what stood in a line until the line is finished. */
const empty = '\uE000';
const filled = '\uE001';
const removed = '\uE002';

/** Drops lines of which nothing is left but empty placeholders or comments. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .filter((line) => {
      if (line.includes(empty) && !line.includes(filled)) return false;
      return !(line.includes(removed) && line.replaceAll(removed, '').trim() === '');
    })
    .join('\n')
    .replace(/[\uE000-\uE002]/g, '');

const attributeInTag = /([^\s"'=<>/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;

/** Fills in formulas, data, citations, assets, code and figures in a slide's text or notes. */
export const render = (lines: readonly Line[], file: string, sources: Sources): Rendered => {
  const problems: Problem[] = [];
  const links: SlideLink[] = [];
  const tokens = scan(lines);
  let output = '';
  let prose = '';
  let still = '';

  /** What `work` gives, or its sentence as a problem and `otherwise`. */
  const attempt = (line: number, otherwise: string, work: () => string): string => {
    try {
      return work();
    } catch (thrown) {
      problems.push({ file, line, sentence: messageOf(thrown) });
      return otherwise;
    }
  };

  /** Replaces matches in a token, each with the line that it stands in. */
  const replace = (
    token: { text: string; line: number },
    pattern: RegExp,
    by: (match: RegExpExecArray, line: number) => string,
  ): string => {
    let result = '';
    let last = 0;
    for (const match of token.text.matchAll(pattern)) {
      const line = token.line + token.text.slice(0, match.index).split('\n').length - 1;
      result += token.text.slice(last, match.index) + attempt(line, match[0], () => by(match, line));
      last = match.index + match[0].length;
    }
    return result + token.text.slice(last);
  };

  const withData = (token: { text: string; line: number }, write: (value: string) => string): string =>
    replace(token, placeholder, ([, path = '']) => write(sources.data.text(path)));

  const marked = (value: string): string => (value === '' ? empty : filled + escapeHtml(value));

  const tag = (token: { text: string; line: number }): string => {
    const text = withData(token, marked);
    return replace({ text, line: token.line }, attributeInTag, ([, name = '', equals = '', quoted = ''], line) => {
      const quote = /^["']/.exec(quoted)?.[0] ?? '';
      const value = quote ? quoted.slice(1, -1) : quoted;
      link(value, name, line);
      const resolved = resolveAttribute(name.toLowerCase(), value, sources.assets, sources.assetFolder);
      return `${name}${equals}${quote}${resolved}${quote}`;
    });
  };

  const link = (address: string, attribute: string, line: number): void => {
    const id = attribute === 'href' ? /^#\/([^/?]+)/.exec(address)?.[1] : undefined;
    if (id !== undefined) links.push({ id: decodeURIComponent(id), file, line });
  };

  const figure = (token: Token): void => {
    const inside = token.text.replace(/^<figure\b|\/?>$/g, '');
    const attributes = new Map(readAttributes(inside, file, token.line).attributes.map((a) => [a.name, a.value]));
    const name = attributes.get('data-figure');
    if (name === undefined) return;
    still = attempt(token.line, '', () =>
      drawStill(name, figureOptions(attributes), sources.drawings, sources.kit),
    );
  };

  const text = (token: Token): string => {
    let result = withData(token, marked);
    const again = (pattern: RegExp, by: (match: RegExpExecArray, line: number) => string): void => {
      result = replace({ text: result, line: token.line }, pattern, by);
    };
    again(/\[@([\w:.-]+)\]/g, ([, key = '']) => cite(key, sources.references, sources.referenceSlide));
    again(/(!?)(\]\(\s*<?)([^\s)>]+)/g, ([, , opening = '', address = ''], line) => {
      link(address, 'href', line);
      const image = isImage(token.text, opening);
      return opening + resolveAttribute(image ? 'src' : 'href', address, sources.assets, sources.assetFolder);
    });
    again(/^( {0,3}\[[^\]\n]+\]:\s*<?)([^\s>]+)/gm, ([, opening = '', address = ''], line) => {
      link(address, 'href', line);
      return opening + resolveAttribute('href', address, sources.assets, sources.assetFolder);
    });
    return result;
  };

  const formula = (token: Token, next: Token | undefined): string => {
    const display = token.kind === 'display';
    const mark = display ? 2 : 1;
    const latex = withData({ text: token.text.slice(mark, -mark), line: token.line }, (value) =>
      value.replace(/(?<=\d),(?=\d)/g, '{,}'),
    );
    return attempt(token.line, '', () => {
      const number = sources.formulas.add(latex, display);
      const indent = /(?:^|\n)([ \t]*)$/.exec(output)?.[1];
      const alone = indent !== undefined && (!next || /^[ \t]*(?:\n|$)/.test(next.text));
      if (!display || !alone) return `<span data-math="${number}"></span>`;
      const block = `<div data-math="${number}"></div>`;
      // Within HTML a blank line would end it; within text, text must not run into the block.
      const paragraph = output.slice(output.search(/(?:(?!\n[ \t]*\n)[\s\S])*$/));
      return /^[ \t]*<[a-z/!]/im.test(paragraph) ? block : `\n${indent}${block}\n`;
    });
  };

  const comment = (token: Token): string => {
    const element = /^<!--\s*\.element:([\s\S]*)-->$/.exec(token.text);
    if (!element?.[1]) return removed;
    const read = readAttributes(element[1], file, token.line);
    problems.push(...read.problems, ...checkAttributes(read.attributes, 'element', file, sources.ownAttributes));
    const attributes = read.attributes.map(({ name, value, line }) => {
      const resolved = attempt(line, value, () =>
        resolveAttribute(name, value, sources.assets, sources.assetFolder),
      );
      return value === '' && name.startsWith('data-') ? name : `${name}="${resolved.replaceAll('"', "'") || name}"`;
    });
    return `<!-- .element: ${attributes.join(' ')} -->`;
  };

  for (const [at, token] of tokens.entries()) {
    let result = token.text;
    if (token.kind === 'text') result = text(token);
    else if (token.kind === 'svg') result = svg(token, tag, (t) => withData(t, marked));
    else if (token.kind === 'comment') result = comment(token);
    else if (token.kind === 'inline' || token.kind === 'display') result = formula(token, tokens[at + 1]);
    else if (token.kind === 'fence') {
      result = attempt(token.line, token.text, () => fillFence(token.text, sources.root, (used) => sources.using(used)));
    } else if (token.kind === 'tag') {
      if (/^<(?:figcaption|\/figure)\b/i.test(token.text)) {
        output += still;
        still = '';
      }
      if (/^<figure\b/i.test(token.text)) figure(token);
      result = tag(token);
    }
    output += result;
    if (token.kind !== 'fence') prose += result;
  }
  return { markdown: tidy(output), prose: tidy(prose), links, problems };
};

/** Whether the bracket that `opening` closes began with an exclamation mark. */
const isImage = (text: string, opening: string): boolean =>
  /!\[[^\]]*$/.test(text.slice(0, Math.max(0, text.indexOf(opening))));

/** Assets and data in an SVG that its author wrote out. */
const svg = (
  token: Token,
  tag: (part: { text: string; line: number }) => string,
  words: (part: { text: string; line: number }) => string,
): string => {
  let line = token.line;
  return token.text
    .split(/(<[^>]*>)/)
    .map((text, index) => {
      const part = { text, line };
      line += text.split('\n').length - 1;
      return index % 2 ? tag(part) : words(part);
    })
    .join('')
    .replace(/\n(?:[ \t]*\n)+/g, '\n');
};
