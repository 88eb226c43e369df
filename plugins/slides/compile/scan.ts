import type { MarkedToken, Token as Block } from 'marked';
import { blocksOf } from './markdown.ts';
import { countLines, type FileProblems } from './problem.ts';
import { readTag, type Tag } from './tags.ts';

/** A stretch of a slide's text. */
export interface Token {
  /** `svg` is text in an SVG; `code` stays as it is; `inline` and `display` are formulas. */
  readonly kind: 'text' | 'svg' | 'tag' | 'comment' | 'code' | 'fence' | 'inline' | 'display';
  readonly text: string;
  /** The line that it begins in. */
  readonly line: number;
  /** Of the kind `tag`. */
  readonly tag?: Tag;
}

/** Elements whose inside is code, or for another reason left as it is. */
const verbatim = new Set('pre code script style textarea samp kbd'.split(' '));

const comment = /<!--[^]*?-->/y;
const escaped = /\\[\\`<]/y;
// Neither code in a line nor a formula goes on after a blank line.
const code = /(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?[^`]\1(?!`)/y;
const display = /\$\$(?=[^$])(?:(?!\n[ \t]*\n)(?:\\[^]|[^$\\]|\$(?!\$)))+?\$\$/y;
// A dollar that is followed by a digit closes no formula: `$5 and $6` are prices.
const inline = /\$(?![\s$])(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/y;

type Found = Omit<Token, 'line'>;

/** Return what a sticky pattern finds at a place in a text. */
const match = (
  kind: Token['kind'],
  pattern: RegExp,
  text: string,
  at: number,
): Found | undefined => {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { kind, text: found[0] } : undefined;
};

/** The beginning of a tag in markdown, to which `<a/b>` and `<https://a.b>` are none. */
const tagStart = /<\/?[a-z][a-z0-9:-]*(?=\s|\/?>)/iy;

const markupAt = (text: string, at: number): Found | undefined => {
  const tag = match('tag', tagStart, text, at) && readTag(text.slice(at));
  if (!tag) return match('comment', comment, text, at);
  const whole = text.slice(at, at + tag.length);
  if (tag.opens && verbatim.has(tag.name)) {
    const inside = new RegExp(`[^]*?</${tag.name}\\s*>`, 'iy');
    const found = match('code', inside, text, at + tag.length);
    if (found) return { kind: 'code', text: whole + found.text };
  }
  return { kind: 'tag', text: whole, tag };
};

const foundAt = (text: string, at: number): Found | undefined => {
  switch (text.charAt(at)) {
    case '<':
      return markupAt(text, at);
    case '`':
      return match('code', code, text, at);
    case '\\':
      return match('code', escaped, text, at);
    default:
      return match('display', display, text, at) ?? match('inline', inline, text, at);
  }
};

const scanText = (text: string, first: number): Token[] => {
  const tokens: Token[] = [];
  let line = first;
  let plain = '';
  let inSvg = false;
  const push = (found: Found): void => {
    if (found.text !== '') tokens.push({ ...found, line });
    line += countLines(found.text);
  };
  const pushPlain = (): void => {
    push({ kind: inSvg ? 'svg' : 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const far = text.slice(at).search(inSvg ? /</ : /[<`$\\]/);
    plain += far < 0 ? text.slice(at) : text.slice(at, at + far);
    if (far < 0) break;
    at += far;
    // An escaped dollar is a dollar and opens no formula, in HTML too.
    if (!inSvg && text.startsWith('\\$', at)) {
      plain += '&#36;';
      at += 2;
      continue;
    }
    const found = foundAt(text, at);
    if (!found) {
      plain += text.charAt(at++);
      continue;
    }
    pushPlain();
    push(found);
    if (found.tag?.name === 'svg') inSvg = found.tag.opens;
    at += found.text.length;
  }
  pushPlain();
  return tokens;
};

/** A line of a chapter. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** `inside` is text in a comment or in preformatted text, where neither slide nor notes begin. */
  readonly kind: 'text' | 'inside' | 'fence' | 'code';
  /** The first line of the code that it is part of; 0 outside of code. */
  readonly block: number;
}

/** Return how many elements some HTML opens, less those that it closes. */
const opened = (html: string): number =>
  scanText(html, 1).reduce((sum, { tag }) => sum + (tag?.isEnd ? -1 : tag?.opens ? 1 : 0), 0);

/**
 * Return the blocks of a chapter. Within an HTML element authors indent for looks, which markdown
 * takes for code: there the indentation is taken away.
 */
const readBlocks = (source: string): MarkedToken[] => {
  const isIndented = (block: MarkedToken): boolean =>
    block.type === 'code' && block.codeBlockStyle === 'indented';
  let open = 0;
  const read = (text: string): MarkedToken[] =>
    blocksOf(text).flatMap((block) => {
      if (block.type === 'html') open += opened(block.raw);
      else if (block.type === 'hr') open = 0;
      if (!isIndented(block) || open <= 0) return [block];
      const indent = block.raw.search(/\S/);
      return read(block.raw.replace(new RegExp(`^[ \t]{1,${indent}}`, 'gm'), ''));
    });
  const blocks = blocksOf(source);
  return blocks.some(isIndented) ? read(source) : blocks;
};

/** Parts of HTML in which neither slides nor notes begin. */
const closedToMarks = /<!--[^]*?(?:-->|$)|<(pre|script|style|textarea)\b[^]*?(?:<\/\1\s*>|$)/gi;

type Kind = Pick<Line, 'kind' | 'block'>;

/** Note the kinds of all lines that are not plain text. */
const noteKinds = (
  blocks: readonly Block[],
  first: number,
  kinds: Map<number, Kind>,
  problems: FileProblems,
): void => {
  let at = first;
  const note = (from: number, to: number, kind: Line['kind'], block = 0): void => {
    for (let line = from; line <= to; line++) kinds.set(line, { kind, block });
  };
  // Without extensions there are no other tokens.
  for (const block of blocks as MarkedToken[]) {
    const { raw } = block;
    if (block.type === 'code') {
      const last = at + countLines(raw.replace(/\n+$/, ''));
      const fence = block.codeBlockStyle === 'indented' ? undefined : /(`|~)\1{2,}/.exec(raw)?.[0];
      note(at, last, fence === undefined ? 'code' : 'fence', at);
      if (fence !== undefined && !new RegExp(`\\n *${fence}[\`~]*\\s*$`).test(raw))
        problems.add(at, 'This code fence is never closed.');
    } else if (block.type === 'html') {
      for (const { index, 0: text } of raw.matchAll(closedToMarks)) {
        const start = at + countLines(raw.slice(0, index));
        note(start + 1, start + countLines(text), 'inside');
      }
    } else if (block.type === 'list') {
      let item = at;
      for (const { raw: text, tokens } of block.items) {
        noteKinds(tokens, item, kinds, problems);
        item += countLines(text);
      }
    } else if (block.type === 'blockquote') noteKinds(block.tokens, at, kinds, problems);
    at += countLines(raw);
  }
};

/** Return the lines of a chapter, each with what markdown takes it for. */
export const readLines = (source: string, problems: FileProblems): Line[] => {
  const blocks = readBlocks(source.replace(/\r\n?/g, '\n'));
  const kinds = new Map<number, Kind>();
  noteKinds(blocks, 1, kinds, problems);
  return blocks
    .map(({ raw }) => raw)
    .join('')
    .split('\n')
    .map((text, index) => {
      const { kind = 'text', block = 0 } = kinds.get(index + 1) ?? {};
      return { number: index + 1, text, kind, block };
    });
};

/** Take lines apart into text, tags, comments, code and formulas; joined, they are the lines again. */
export const scan = (lines: readonly Line[]): Token[] => {
  const tokens: Token[] = [];
  for (let at = 0; at < lines.length;) {
    const { kind, block = 0, number = 0 } = lines[at] ?? {};
    let end = at + 1;
    while (lines[end]?.block === block) end++;
    const text = lines
      .slice(at, end)
      .map((line) => line.text)
      .join('\n');
    if (kind === 'fence' || kind === 'code') tokens.push({ kind, text, line: number });
    else tokens.push(...scanText(text, number));
    if (end < lines.length) tokens.push({ kind: 'text', text: '\n', line: number + end - at - 1 });
    at = end;
  }
  return tokens;
};
