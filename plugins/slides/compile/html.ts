import {
  ErrorCodes,
  parseFragment,
  Parser,
  Token,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
} from 'parse5';
import { FORMULA } from '../protocol.ts';
import { isVoid } from './tags.ts';

/** Escape text for HTML content or for a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export type Node = DefaultTreeAdapterTypes.ChildNode;

/** Go through nodes and what is in them, in the order of the text. */
export function* nodesIn(nodes: readonly Node[]): Generator<Node> {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
}

/** Return the words of nodes; `formula` gives those of a formula by its number. */
const wordsOf = (nodes: readonly Node[], formula: (number: number) => string): string => {
  let words = '';
  for (const node of nodesIn(nodes)) {
    if ('value' in node) words += node.value;
    if (node.nodeName === 'br') words += ' ';
    const number = 'attrs' in node && node.attrs.find(({ name }) => name === FORMULA)?.value;
    if (number) words += formula(Number(number));
  }
  return words.replace(/\s+/g, ' ').trim();
};

/** Return the words of some HTML. */
export const plainText = (html: string): string =>
  wordsOf(parseFragment(html).childNodes, () => '');

/** Elements whose words run on in the line around them. */
const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var'.split(
    ' ',
  ),
);

/**
 * Return the words of each paragraph, item or other block of some HTML.
 * @param formula - gives a formula in plain letters, by its number
 */
export const paragraphsOf = (html: string, formula: (number: number) => string): string[] => {
  const blocks: Node[][] = [[]];
  const take = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      const isBlock = 'childNodes' in node && !inline.has(node.nodeName);
      if (!isBlock) blocks.at(-1)?.push(node);
      else {
        blocks.push([]);
        take(node.childNodes);
        blocks.push([]);
      }
    }
  };
  take(parseFragment(html).childNodes);
  return blocks.map((nodes) => wordsOf(nodes, formula)).filter(Boolean);
};

/**
 * Return the words of the first heading, or nothing.
 * @param formula - gives a formula in plain letters, by its number
 */
export const titleOf = (nodes: readonly Node[], formula: (number: number) => string): string => {
  for (const node of nodesIn(nodes))
    if ('childNodes' in node && /^h[1-6]$/.test(node.nodeName))
      return wordsOf(node.childNodes, formula);
  return '';
};

/**
 * Return markup that markdown leaves as it is: an HTML block ends at a blank line, so there is none; and
 * where the markup stands within a line or a table, no letter of it may mean emphasis or a cell.
 */
export const sealed = (html: string): string =>
  html
    .replace(
      /(<(pre|textarea)\b[^>]*>)([^]*?)(<\/\2\s*>)/gi,
      (_, open: string, _name, inside: string, close: string) =>
        open +
        inside.replace(/\n(?=[ \t]*\n)/g, '&#10;').replace(/&#10;[ \t]*\n/g, '&#10;&#10;') +
        close,
    )
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .trim()
    .split(/(<style\b[^]*?<\/style\s*>|<[^>]*>)/i)
    .map((part, index) =>
      index % 2 ? part : part.replace(/[_*|`[\]\\~$]/g, (letter) => `&#${letter.charCodeAt(0)};`),
    )
    .join('');

/** A tag without a partner. */
export interface TagProblem {
  /** The tag as it is written. */
  readonly tag: string;
  /** The number of tags of the same letters before it. */
  readonly before: number;
  readonly sentence: string;
}

/** Some HTML as a browser reads it. */
export interface ReadHtml {
  readonly nodes: readonly Node[];
  /**
   * The tags that are never closed or close nothing: they would take in what follows the slide, or end
   * it early. End tags that HTML lets an author leave out may be missing.
   */
  readonly problems: readonly TagProblem[];
}

/** Elements that HTML lets end without an end tag. */
const endsByItself = new Set(
  'p li dt dd option optgroup rt rp caption colgroup thead tbody tfoot tr td th'.split(' '),
);

/** The place of the slide's section among the open elements: <html>, <body>, <section>. */
const SLIDE = 2;

/** Keeps the tags that it reads. */
class TagParser extends Parser<DefaultTreeAdapterMap> {
  /** A set, since a parser may take up a tag once more. */
  readonly tags = new Set<Token.TagToken>();
  /** The tag that closed the slide's section. */
  slideEnd: Token.TagToken | undefined;

  override onStartTag(tag: Token.TagToken): void {
    this.tags.add(tag);
    super.onStartTag(tag);
  }

  override onEndTag(tag: Token.TagToken): void {
    this.tags.add(tag);
    super.onEndTag(tag);
    if (this.openElements.stackTop < SLIDE) this.slideEnd ??= tag;
  }
}

/** Return what is wrong with each tag that has no partner. */
const withoutPartner = (tags: readonly Token.TagToken[]): Map<Token.TagToken, string> => {
  const wrong = new Map<Token.TagToken, string>();
  const open: Token.TagToken[] = [];
  const leaveOpen = (tag: Token.TagToken): void => {
    if (!endsByItself.has(tag.tagName)) wrong.set(tag, `This <${tag.tagName}> is never closed.`);
  };
  for (const tag of tags) {
    const { tagName, type, selfClosing, ackSelfClosing } = tag;
    if (type === Token.TokenType.START_TAG) {
      // In an SVG, `<path />` is closed.
      if (!isVoid.has(tagName) && !(selfClosing && ackSelfClosing)) open.push(tag);
      continue;
    }
    const partner = open.map((one) => one.tagName).lastIndexOf(tagName);
    if (partner < 0) wrong.set(tag, `This </${tagName}> closes nothing.`);
    else open.splice(partner).slice(1).forEach(leaveOpen);
  }
  open.forEach(leaveOpen);
  return wrong;
};

/** The part of a page before a slide that matters to a parser. */
const PAGE = '<!doctype html><section>';

/** Read a slide's HTML at its place in a page. */
export const readHtml = (html: string): ReadHtml => {
  const page = PAGE + html;
  const errors = new Set<ErrorCodes>();
  const parser = new TagParser({
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => errors.add(code),
  });
  parser.tokenizer.write(page, true);
  const nodes = parser.document.childNodes;
  const [, ...tags] = parser.tags;

  const rest = page.slice(tags.at(-1)?.location?.endOffset ?? PAGE.length);
  const cutOff = (pattern: RegExp, sentence: string): ReadHtml => {
    const tag = pattern.exec(rest)?.[0] ?? rest;
    return { nodes, problems: [{ tag, before: 0, sentence }] };
  };
  if (errors.has(ErrorCodes.eofInComment))
    return cutOff(/<!--(?![^]*-->)[^]*/, 'This comment is never closed.');
  if (errors.has(ErrorCodes.eofInTag)) return cutOff(/<[^]*/, 'This tag never ends.');

  const wrong = withoutPartner(tags);
  const end = parser.slideEnd;
  // A <br> in an SVG ends the SVG, so that tags that look like partners are none.
  if (end && !wrong.has(end)) wrong.set(end, `This </${end.tagName}> ends the slide.`);
  const seen = new Map<string, number>();
  const problems = tags.flatMap((token) => {
    const tag = page.slice(token.location?.startOffset, token.location?.endOffset);
    const before = seen.get(tag) ?? 0;
    seen.set(tag, before + 1);
    const sentence = wrong.get(token);
    return sentence === undefined ? [] : [{ tag, before, sentence }];
  });
  return { nodes, problems };
};
