import { suggestion, type Problem } from './problem.ts';

/** One attribute of a slide or an element, with the line it is written in. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What reveal.js 6, its plugins and the menu read from a slide. */
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

/** What reveal.js 6 reads from an element within a slide. */
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

const attribute = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;

/** Reads `id="answer" data-timing="60" hidden`. */
export const readAttributes = (
  text: string,
  file: string,
  line: number,
): { attributes: Attribute[]; problems: Problem[] } => {
  const attributes: Attribute[] = [];
  const lineAt = (index: number): number => line + text.slice(0, index).split('\n').length - 1;
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) return { attributes, problems: [] };
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (!match) {
      const rest = text.slice(at).replace(/\s+/g, ' ').trim();
      return {
        attributes,
        problems: [
          { file, line: lineAt(at), sentence: `Attributes cannot be read from here: ${rest}` },
        ],
      };
    }
    const [whole, name = '', double, single, bare] = match;
    attributes.push({
      name: name.toLowerCase(),
      value: double ?? single ?? bare ?? '',
      line: lineAt(at),
    });
    at += whole.length;
  }
};

/**
 * Refuses attributes that neither HTML nor reveal nor this deck knows, and doubled ones.
 * @param own - further attributes that the deck gives a meaning to
 */
export const checkAttributes = (
  attributes: readonly Attribute[],
  of: 'slide' | 'element',
  file: string,
  own: readonly string[],
): Problem[] => {
  const known = new Set([
    ...globalAttributes,
    ...(of === 'slide' ? slideAttributes : [...elementAttributes, ...htmlAttributes]),
    ...own,
  ]);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { name, line } of attributes) {
    if (name === 'data-notes') {
      problems.push({
        file,
        line,
        sentence: 'Notes are written below a line "Note:", not in "data-notes".',
      });
    } else if (!known.has(name) && !name.startsWith('aria-')) {
      const sentence = `No ${of} has an attribute "${name}".${suggestion(name, known)}`;
      problems.push({ file, line, sentence });
    } else if (seen.has(name)) {
      problems.push({ file, line, sentence: `The attribute "${name}" is given twice.` });
    }
    seen.add(name);
  }
  return problems;
};
