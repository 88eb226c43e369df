import type { MarkedToken, Token } from 'marked';
import { blocksOf } from './markdown.ts';
import type { FileProblems } from './problem.ts';
import { countLines, scanText } from './scan.ts';
import { readTag } from './tags.ts';

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
  scanText(html, 1)
    .map(({ kind, text }) => (kind === 'tag' ? readTag(text) : undefined))
    .reduce((sum, tag) => sum + (tag?.isEnd ? -1 : tag?.opens ? 1 : 0), 0);

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

/** Where in some HTML neither slides nor notes begin. */
const closedToMarks = /<!--[^]*?(?:-->|$)|<(pre|script|style|textarea)\b[^]*?(?:<\/\1\s*>|$)/gi;

type Kind = Pick<Line, 'kind' | 'block'>;

/** Note the kinds of all lines that are not plain text. */
const noteKinds = (
  blocks: readonly Token[],
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
