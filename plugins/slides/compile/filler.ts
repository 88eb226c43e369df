import { decoded } from './assets.ts';
import type { Context } from './context.ts';
import { placeholder } from './data.ts';
import { escapeHtml } from './html.ts';
import { countLines, type FileProblems } from './problem.ts';

/** A stretch of text and the line that it begins in. */
export interface Part {
  readonly text: string;
  readonly line: number;
}

/** Private letters that mark what stood in a line until the line is finished. */
const empty = '\uE000';
const filled = '\uE001';

/** Stands in a line for a comment that was taken out. */
export const removed = '\uE002';

/** Drop lines of which nothing is left but empty placeholders or comments. */
export const tidy = (text: string): string =>
  text
    .split('\n')
    .filter((line) => {
      if (line.includes(empty) && !line.includes(filled)) return false;
      return !(line.includes(removed) && line.replaceAll(removed, '').trim() === '');
    })
    .join('\n')
    .replace(/[\uE000-\uE002]/g, '');

/** Return a value from the data as it is written into text. */
export const asText = (value: string): string =>
  value === '' ? empty : filled + escapeHtml(value.replace(/[^\S\u00a0]+/g, ' '));

/** Fills in what one file's text refers to. */
export class Filler {
  readonly context: Context;
  readonly problems: FileProblems;

  constructor(context: Context, problems: FileProblems) {
    this.context = context;
    this.problems = problems;
  }

  /** Replace each match of a pattern; an error leaves it as it is and becomes a problem. */
  replace(part: Part, pattern: RegExp, by: (match: RegExpExecArray, line: number) => string): Part {
    let text = '';
    let last = 0;
    for (const match of part.text.matchAll(pattern)) {
      const line = part.line + countLines(part.text.slice(0, match.index));
      const [whole] = match;
      text += part.text.slice(last, match.index);
      text += this.problems.attempt(line, whole, () => by(match, line));
      last = match.index + whole.length;
    }
    return { text: text + part.text.slice(last), line: part.line };
  }

  /** Put data in place of `{{models.L.parameters}}`. */
  fillData(part: Part, write: (value: string) => string): Part {
    return this.replace(part, placeholder, ([written, path]) => {
      if (path === undefined) {
        throw new Error(`${written} is no path into the data, such as {{talk.date}}.`);
      }
      return write(this.context.data.text(path));
    });
  }

  /** Return an attribute's value as the page needs it; links to slides are kept for checking. */
  resolve(name: string, value: string, line: number): string {
    const id = name === 'href' ? /^#\/([^/?]+)/.exec(value)?.[1] : undefined;
    if (id !== undefined)
      this.context.links.push({ id: decoded(id), line, problems: this.problems });
    return this.context.assets.resolve(name, value);
  }
}

/** `[@key]`, `[@key; @other]` or `[Words: @key; @other]`. */
const citation = /\[(?:([^\][@\n]+):\s+)?(@[\w:.-]+(?:[;,]\s*@[\w:.-]+)*)\]/g;
const linkTarget = /(\]\(\s*)(?:<([^>\n]+)>|([^\s)]+))/g;
const linkDefinition = /^( {0,3}\[[^\]\n]+\]:\s*)(?:<([^>\n]+)>|([^\s>]+))/gm;
const loneDollar = /\$\$|\$(?=\\[a-z])/gi;

/**
 * Fill in the data, citations, images and links of running text.
 * @param before - what stands before it, in which an image's `![` may begin
 */
export const fillProse = (part: Part, before: string, filler: Filler): string => {
  let result = filler.fillData(part, asText);
  result = filler.replace(result, citation, ([, words, keys = '']) =>
    filler.context.citations.cite(
      keys.split(/[;,]\s*/).map((key) => key.slice(1)),
      words,
    ),
  );
  result = filler.replace(result, linkTarget, (match, line) => {
    const [, opening = '', bracketed, bare = ''] = match;
    const start = (before + match.input.slice(0, match.index)).slice(-1000);
    const attribute = /!\[[^\]]*$/.test(start) ? 'src' : 'href';
    return opening + filler.resolve(attribute, bracketed ?? bare, line);
  });
  result = filler.replace(
    result,
    linkDefinition,
    ([, opening = '', bracketed, bare = ''], line) =>
      opening + filler.resolve('href', bracketed ?? bare, line),
  );
  return filler.replace(result, loneDollar, ([dollar]) => {
    throw new Error(`This "${dollar}" begins a formula that never ends.`);
  }).text;
};
