import { ErrorCodes, Token, Tokenizer } from 'parse5';

/** An attribute in a tag. */
export interface TagAttribute {
  /** In small letters. */
  readonly name: string;
  /** Without entities. */
  readonly value: string;
  /** Where it begins in the text that the tag was read from, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/** An HTML tag. */
export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly isEnd: boolean;
  /** True if an element begins here that an end tag has to close. */
  readonly opens: boolean;
  readonly attributes: readonly TagAttribute[];
  /** Attributes that are given once more, which count for nothing. */
  readonly repeated: readonly TagAttribute[];
  /** Where it ends in the text that it was read from. */
  readonly end: number;
}

/** HTML's elements without content. */
export const isVoid = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Return the tag that begins at a place in a text, as a browser reads it; undefined if none does. */
export const readTag = (text: string, at = 0): Tag | undefined => {
  let tag: Tag | undefined;
  const repeated: TagAttribute[] = [];
  const stop = (): void => tokenizer.pause();
  const take = ({ type, tagName, selfClosing, attrs, location }: Token.TagToken): void => {
    stop();
    if (location?.startOffset !== 0) return;
    const isEnd = type === Token.TokenType.END_TAG;
    const attributes = attrs.flatMap(({ name, value }) => {
      const place = location.attrs?.[name];
      return place
        ? [{ name, value, start: at + place.startOffset, end: at + place.endOffset }]
        : [];
    });
    const opens = !isEnd && !selfClosing && !isVoid.has(tagName);
    tag = { name: tagName, isEnd, opens, attributes, repeated, end: at + location.endOffset };
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
        const end = at + startOffset;
        const name = /[^\s"'<>/=]*$/.exec(text.slice(at, end))?.[0].toLowerCase() ?? '';
        repeated.push({ name, value: '', start: end - name.length, end });
      },
    },
  );
  tokenizer.write(text.slice(at), true);
  return tag;
};
