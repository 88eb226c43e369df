import type { Line } from './lines.ts';
import { readTag, type Tag } from './tags.ts';

/** A stretch of a slide's text. */
export interface Token {
  /** `svg` is text in an SVG; `code` stays as it is; `inline` and `display` are formulas. */
  readonly kind: 'text' | 'svg' | 'tag' | 'comment' | 'code' | 'fence' | 'inline' | 'display';
  readonly text: string;
  /** The line that it begins in. */
  readonly line: number;
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

/** Return how often a text goes on to a next line. */
export const countLines = (text: string): number => text.split('\n').length - 1;

interface Found {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly tag?: Tag;
}

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
  const tag = match('tag', tagStart, text, at) && readTag(text, at);
  if (!tag) return match('comment', comment, text, at);
  if (tag.opens && verbatim.has(tag.name)) {
    const inside = match('code', new RegExp(`[^]*?</${tag.name}\\s*>`, 'iy'), text, tag.end);
    if (inside) return { kind: 'code', text: text.slice(at, tag.end) + inside.text };
  }
  return { kind: 'tag', text: text.slice(at, tag.end), tag };
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

export const scanText = (text: string, first: number): Token[] => {
  const tokens: Token[] = [];
  let line = first;
  let plain = '';
  let inSvg = false;
  const push = (kind: Token['kind'], part: string): void => {
    if (part !== '') tokens.push({ kind, text: part, line });
    line += countLines(part);
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
    push(inSvg ? 'svg' : 'text', plain);
    push(found.kind, found.text);
    plain = '';
    if (found.tag?.name === 'svg') inSvg = found.tag.opens;
    at += found.text.length;
  }
  push(inSvg ? 'svg' : 'text', plain);
  return tokens;
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
