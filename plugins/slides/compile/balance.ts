import { ErrorCodes, Parser, Token, type DefaultTreeAdapterMap } from 'parse5';

/** A tag that has no partner. */
export interface TagProblem {
  /** The tag as it is written. */
  readonly tag: string;
  /** The number of tags of the same letters before it. */
  readonly before: number;
  readonly sentence: string;
}

/** Elements that HTML lets end without an end tag. */
const endsByItself = new Set(
  'p li dt dd option optgroup rt rp caption colgroup thead tbody tfoot tr td th'.split(' '),
);

/** Elements that have no end tag. */
const isVoid = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** What stands before a slide in a page, as far as a parser needs to know. */
const PAGE = '<!doctype html><section>';

/** Reads HTML as a browser does, and keeps its tags. */
class TagParser extends Parser<DefaultTreeAdapterMap> {
  /** A set, since a parser may take up a tag once more. */
  readonly tags = new Set<Token.TagToken>();

  override onStartTag(tag: Token.TagToken): void {
    this.tags.add(tag);
    super.onStartTag(tag);
  }

  override onEndTag(tag: Token.TagToken): void {
    this.tags.add(tag);
    super.onEndTag(tag);
  }
}

/** Return each tag without a partner, with what is wrong with it. */
const withoutPartner = (
  tags: readonly Token.TagToken[],
): (readonly [tag: Token.TagToken, sentence: string])[] => {
  const wrong: (readonly [Token.TagToken, string])[] = [];
  const open: Token.TagToken[] = [];
  /** The number of open elements by name. */
  const counts = new Map<string, number>();
  const count = (name: string, change: 1 | -1): void =>
    void counts.set(name, (counts.get(name) ?? 0) + change);

  /** Closes all elements within the innermost one of this name; without a name, all. */
  const closeWithin = (name?: string): void => {
    for (let tag = open.at(-1); tag && tag.tagName !== name; tag = open.at(-1)) {
      if (!endsByItself.has(tag.tagName))
        wrong.push([tag, `This <${tag.tagName}> is never closed.`]);
      count(tag.tagName, -1);
      open.pop();
    }
  };

  for (const tag of tags) {
    const name = tag.tagName;
    if (tag.type === Token.TokenType.START_TAG) {
      // In an SVG, `<path />` is closed.
      if (isVoid.has(name) || (tag.selfClosing && tag.ackSelfClosing)) continue;
      open.push(tag);
      count(name, 1);
    } else if (counts.get(name)) {
      closeWithin(name);
      count(name, -1);
      open.pop();
    } else wrong.push([tag, `This </${name}> closes nothing.`]);
  }
  closeWithin();
  return wrong;
};

/**
 * Return the tags of a slide's HTML that are never closed or close nothing: they would take in what
 * follows the slide, or end it early. End tags that HTML lets an author leave out may be missing.
 */
export const unbalancedTags = (html: string): TagProblem[] => {
  const page = PAGE + html;
  let endsInTag = false;
  const parser = new TagParser({
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => (endsInTag ||= code === ErrorCodes.eofInTag),
  });
  parser.tokenizer.write(page, true);
  const tags = [...parser.tags];
  if (endsInTag) {
    const tag = page.slice(page.indexOf('<', tags.at(-1)?.location?.endOffset));
    return [{ tag, before: 0, sentence: 'This tag never ends.' }];
  }

  const own = tags.slice(1);
  const sentences = new Map(withoutPartner(own));
  const seen = new Map<string, number>();
  return own.flatMap((token) => {
    const tag = page.slice(token.location?.startOffset, token.location?.endOffset);
    const before = seen.get(tag) ?? 0;
    seen.set(tag, before + 1);
    const sentence = sentences.get(token);
    return sentence === undefined ? [] : [{ tag, before, sentence }];
  });
};
