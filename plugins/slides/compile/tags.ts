import { checkAttributes, readAttributes } from './attributes.ts';
import { drawStill, figureOptions } from './figures.ts';
import { asText, removed, type Filler, type Part } from './filler.ts';
import { escapeHtml } from './markup.ts';
import { countLines } from './scan.ts';

const attributeInTag = /([^\s"'=<>/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;

/** Fills in the data, assets and links of an HTML tag's attributes. */
export const fillTag = (part: Part, filler: Filler): string => {
  const filled = filler.fillData(part, escapeHtml);
  const canWait = /^<img\b/i.test(part.text) && filler.sources.canWait();
  const tag = filler.replace(filled, attributeInTag, (match, line) => {
    const [, name = '', equals = '', quoted = ''] = match;
    const quote = /^["']/.exec(quoted)?.[0] ?? '';
    const value = quote ? quoted.slice(1, -1) : quoted;
    const resolved = filler.resolve(name.toLowerCase(), value, line);
    // Reveal loads a picture with `data-src` when its slide is near.
    const waits = resolved !== value && canWait && /^src$/i.test(name);
    return (waits ? 'data-src' : name) + equals + quote + resolved + quote;
  });
  filler.tags.push(tag);
  return tag.text;
};

/** Fills in an SVG that the author wrote out, and takes out blank lines, which would end it. */
export const fillSvg = (part: Part, filler: Filler): string => {
  let line = part.line;
  return part.text
    .split(/(<[^>]*>)/)
    .map((text, index) => {
      const piece = { text, line };
      line += countLines(text);
      return index % 2 ? fillTag(piece, filler) : filler.fillData(piece, asText).text;
    })
    .join('')
    .replace(/\n(?:[ \t]*\n)+/g, '\n');
};

/**
 * A comment `<!-- .element: ... -->`, checked and written as reveal reads it; other comments are
 * taken out.
 */
export const fillComment = (part: Part, filler: Filler): string => {
  const inside = /^<!--\s*\.element:([\s\S]*)-->$/.exec(part.text)?.[1];
  if (inside === undefined) return removed;
  const { file, sources, problems } = filler;
  const read = readAttributes(inside, file, part.line);
  problems.push(
    ...read.problems,
    ...checkAttributes(read.attributes, 'element', file, sources.ownAttributes),
  );
  const attributes = read.attributes.map(({ name, value, line }) => {
    if (value === '') return name.startsWith('data-') ? name : `${name}="${name}"`;
    const resolved = filler.attempt(line, value, () => filler.resolve(name, value, line));
    return `${name}="${resolved.replaceAll('"', "'")}"`;
  });
  return `<!-- .element: ${attributes.join(' ')} -->`;
};

/** The still form for a `<figure>` tag with `data-figure`; nothing for another. */
export const fillFigure = (part: Part, filler: Filler): string => {
  const inside = part.text.replace(/^<figure\b|\/?>$/gi, '');
  const read = readAttributes(inside, filler.file, part.line);
  const attributes = new Map(read.attributes.map(({ name, value }) => [name, value]));
  const name = attributes.get('data-figure');
  const { drawings, kit } = filler.sources;
  if (name === undefined || drawings === undefined) return '';
  return filler.attempt(part.line, '', () =>
    filler.sources.placeStill(drawStill(name, figureOptions(attributes), drawings, kit)),
  );
};
