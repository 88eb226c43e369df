import { ErrorCodes, Token, Tokenizer } from 'parse5';
import { countLines, suggestion, type FileProblems } from './problem.ts';

export interface TagAttribute {
  /** In small letters. */
  readonly name: string;
  /** Without entities. */
  readonly value: string;
  /** The offsets in the tag's text at which it begins and ends. */
  readonly start: number;
  readonly end: number;
}

export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly isEnd: boolean;
  /** True if an element begins here that an end tag has to close. */
  readonly opens: boolean;
  readonly attributes: readonly TagAttribute[];
  /** Attributes that are given once more, which count for nothing. */
  readonly repeated: readonly Pick<TagAttribute, 'name' | 'start'>[];
  readonly length: number;
}

/** HTML's elements without content. */
export const isVoid = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Return the tag that a text begins with, as a browser reads it; undefined if there is none. */
export const readTag = (text: string): Tag | undefined => {
  let tag: Tag | undefined;
  const repeated: Pick<TagAttribute, 'name' | 'start'>[] = [];
  const stop = (): void => tokenizer.pause();
  const take = ({ type, tagName, selfClosing, attrs, location }: Token.TagToken): void => {
    stop();
    if (location?.startOffset !== 0) return;
    const isEnd = type === Token.TokenType.END_TAG;
    const attributes = attrs.flatMap(({ name, value }) => {
      const place = location.attrs?.[name];
      return place ? [{ name, value, start: place.startOffset, end: place.endOffset }] : [];
    });
    const opens = !isEnd && !selfClosing && !isVoid.has(tagName);
    tag = { name: tagName, isEnd, opens, attributes, repeated, length: location.endOffset };
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: take,
      onEndTag: take,
      onComment: stop,
      onDoctype: stop,
      onCharacter: stop,
      onNullCharacter: stop,
      onWhitespaceCharacter: stop,
      onEof: stop,
      onParseError({ code, startOffset }) {
        if (code !== ErrorCodes.duplicateAttribute) return;
        const name = /[^\s"'<>/=]*$/.exec(text.slice(0, startOffset))?.[0].toLowerCase() ?? '';
        repeated.push({ name, start: startOffset - name.length });
      },
    },
  );
  tokenizer.write(text, true);
  return tag;
};

/** One attribute of a slide or an element, with the line it is written in. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Attributes of slides that reveal.js 6, its plugins and the menu read. */
const slideAttributes = words(`
  data-auto-animate data-auto-animate-delay data-auto-animate-duration data-auto-animate-easing
  data-auto-animate-id data-auto-animate-restart data-auto-animate-unmatched data-autoslide
  data-background data-background-color data-background-gradient data-background-hash
  data-background-iframe data-background-image data-background-interactive data-background-opacity
  data-background-position data-background-repeat data-background-size data-background-transition
  data-background-video data-background-video-loop data-background-video-muted data-menu-title
  data-preload data-state data-timing data-transition data-transition-speed data-uncounted
  data-visibility
`);

/** Attributes of elements within a slide that reveal.js 6 reads. */
const elementAttributes = words(`
  data-auto-animate-delay data-auto-animate-duration data-auto-animate-easing
  data-auto-animate-target data-autoplay data-autoslide data-fragment-index data-id data-ignore
  data-line-numbers data-ln-start-from data-noescape data-prevent-swipe data-preview-fit
  data-preview-image data-preview-link data-preview-video data-src data-trim
`);

const globalAttributes = words(`
  class dir hidden id inert itemprop lang role style tabindex title translate
`);

/** Attributes that HTML gives to single elements, which a comment may set on them. */
const htmlAttributes = words(`
  alt cite colspan controls datetime download headers height href loading loop muted open poster
  rel reversed rowspan scope sizes span src srcset start target type value width
`);

const known = {
  slide: [...globalAttributes, ...slideAttributes],
  element: [...globalAttributes, ...elementAttributes, ...htmlAttributes],
};

/** Return true if reveal itself reads the attribute on an element. */
export const isElementAttribute = (name: string): boolean => elementAttributes.includes(name);

const tagOf = (attributes: string): Tag | undefined => {
  const text = `<a ${attributes}>`;
  const tag = readTag(text);
  return tag?.length === text.length ? tag : undefined;
};

/** Return the attributes that `id="answer" data-timing="60" hidden` gives. */
export const readAttributes = (text: string, line: number, problems: FileProblems): Attribute[] => {
  const tag = tagOf(text);
  const lineAt = (start: number): number => line + countLines(`<a ${text}`.slice(0, start));
  if (!tag) {
    const lines = text.split('\n');
    let last = lines.length - 1;
    while (last > 0 && !tagOf(lines.slice(0, last).join('\n'))) last--;
    problems.add(line + last, 'Attributes cannot be read here: is a quotation mark never closed?');
  }
  for (const { name, start } of tag?.repeated ?? [])
    problems.add(lineAt(start), `The attribute "${name}" is given twice.`);
  return (tag?.attributes ?? []).map(({ name, value, start }) => ({
    name,
    value,
    line: lineAt(start),
  }));
};

/**
 * Refuse attributes that neither HTML nor reveal nor this deck knows.
 * @param own - further attributes that the deck gives a meaning to
 */
export const checkAttributes = (
  attributes: readonly Attribute[],
  of: 'slide' | 'element',
  own: readonly string[],
  problems: FileProblems,
): void => {
  const names = [...known[of], ...own];
  for (const { name, value, line } of attributes) {
    if (name === 'data-notes')
      problems.add(line, 'Notes are written below a line "Note:", not in "data-notes".');
    else if (name === 'data-timing' && !/^\d+(?:\.\d+)?$/.test(value))
      problems.add(line, `data-timing is a number of seconds, such as "90", not "${value}".`);
    else if (!names.includes(name) && !name.startsWith('aria-'))
      problems.add(line, `No ${of} has an attribute "${name}".${suggestion(name, names)}`);
  }
};
