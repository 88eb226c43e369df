import type { Problem } from './problem.ts';

/** What a line of a chapter is part of. `raw` is the inside of `<pre>`, `<script>` or `<style>`. */
export type LineKind =
  'text' | 'fence' | 'indented' | 'comment' | 'raw' | 'slide' | 'vertical' | 'note';

/** A line of a chapter. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without the indentation that HTML has for its looks. */
  readonly text: string;
  readonly kind: LineKind;
  /** The number of the line that opens this fence; 0 outside of fences. */
  readonly fence: number;
}

const listItem = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const fenceStart = /^\s*(`{3,}(?=[^`]*$)|~{3,})/;
const rawStart = /<(pre|script|style)\b(?![\s\S]*<\/\1\s*>)/i;
const blockTag =
  /<(\/?)(?:div|figure|article|aside|header|footer|main|nav|table|thead|tbody|tr|ul|ol|dl|details|form|fieldset|picture|video|svg|g)\b[^>]*?(\/?)>/gi;

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** A line without what stands in backticks, where tags and comments mean nothing. */
const withoutCode = (text: string): string => text.replace(/(`+)[^`]*\1(?!`)/g, '');

/** How many block elements a line opens, less those that it closes. */
const opened = (text: string): number =>
  [...text.matchAll(blockTag)].reduce(
    (sum, [, closing, selfClosing]) => sum + (closing ? -1 : selfClosing ? 0 : 1),
    0,
  );

const separator = (text: string): LineKind =>
  /^---\s*$/.test(text)
    ? 'slide'
    : /^--\s*$/.test(text)
      ? 'vertical'
      : /^ {0,3}notes?:/i.test(text)
        ? 'note'
        : 'text';

/**
 * Says of each line of a chapter whether it is text, code or a separator. What looks like a
 * separator inside a code fence, indented code, a comment or `<pre>` is content.
 */
export const classify = (source: string, file: string): { lines: Line[]; problems: Problem[] } => {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  let open:
    { kind: 'fence' | 'comment' | 'raw'; number: number; end: RegExp; name: string } | undefined;
  let depth = 0;
  let base: number | undefined;
  let inList = false;
  let previous: { blank: boolean; kind: LineKind } = { blank: true, kind: 'text' };

  source.split(/\r?\n/).forEach((original, index) => {
    const number = index + 1;
    const blank = original.trim() === '';
    const push = (kind: LineKind, text = original, fence = 0): void => {
      lines.push({ number, text, kind, fence });
      previous = { blank, kind };
    };

    // Inside of an element one indents for looks; markdown would take that for code.
    const inElement = (text: string): string => {
      if (depth <= 0 || text.trim() === '') return text;
      base ??= indentOf(text);
      return text.slice(Math.min(base, indentOf(text)));
    };

    if (open) {
      const { kind, number: first, end } = open;
      if (end.test(original)) open = undefined;
      return kind === 'fence' ? push(kind, inElement(original), first) : push(kind);
    }
    const indented = /^(?: {4}|\t)/.test(original) && !inList && depth <= 0;
    const fence = indented ? null : fenceStart.exec(original);
    if (fence?.[1]) {
      const mark = fence[1];
      const end = new RegExp(`^\\s*\\${mark[0] ?? ''}{${mark.length},}\\s*$`);
      open = { kind: 'fence', number, end, name: 'code fence' };
      return push('fence', inElement(original), number);
    }
    if (indented && !blank && (previous.blank || previous.kind === 'indented')) {
      return push('indented');
    }
    const kind = separator(original);
    if (kind !== 'text') {
      [depth, base, inList] = [0, undefined, false];
      return push(kind);
    }
    if (listItem.test(original)) inList = true;
    else if (previous.blank && !blank && indentOf(original) === 0) inList = false;

    const tag = depth > 0 && /^\s*<[a-z/!]/i.test(original);
    const text = tag ? original.trimStart() : inElement(original);
    const prose = withoutCode(original);
    depth += opened(prose);
    if (depth <= 0) [depth, base] = [0, undefined];

    const lastComment = prose.lastIndexOf('<!--');
    const raw = rawStart.exec(prose);
    if (lastComment >= 0 && !prose.includes('-->', lastComment)) {
      open = { kind: 'comment', number, end: /-->/, name: 'comment' };
    } else if (raw?.[1]) {
      open = { kind: 'raw', number, end: new RegExp(`</${raw[1]}\\s*>`, 'i'), name: `<${raw[1]}>` };
    }
    push('text', text);
  });

  if (open) {
    problems.push({ file, line: open.number, sentence: `This ${open.name} is never closed.` });
  }
  return { lines, problems };
};
