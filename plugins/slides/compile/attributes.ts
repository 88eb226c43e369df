import { suggestion, type FileProblems } from './problem.ts';
import { countLines } from './scan.ts';
import { readTag, type Tag } from './tags.ts';

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

const tagOf = (text: string): Tag | undefined => {
  const tag = readTag(`<a ${text}>`, 0);
  return tag?.end === text.length + '<a >'.length ? tag : undefined;
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
  const known = new Set([
    ...globalAttributes,
    ...(of === 'slide' ? slideAttributes : [...elementAttributes, ...htmlAttributes]),
    ...own,
  ]);
  for (const { name, line } of attributes) {
    if (name === 'data-notes')
      problems.add(line, 'Notes are written below a line "Note:", not in "data-notes".');
    else if (!known.has(name) && !name.startsWith('aria-'))
      problems.add(line, `No ${of} has an attribute "${name}".${suggestion(name, known)}`);
  }
};
