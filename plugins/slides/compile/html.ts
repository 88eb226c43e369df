import {
  ErrorCodes,
  Parser,
  Token,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
} from 'parse5';
import { isVoid } from './tags.ts';

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
  readonly nodes: readonly DefaultTreeAdapterTypes.ChildNode[];
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
