import { FORMULAS_ID, PARSED, STILLS_ID, type StillsSource } from '../protocol.ts';
import { escapeHtml } from './markup.ts';
import { toHtml } from './markdown.ts';

/** A slide ready to be written into the page. */
export interface Section {
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly markdown: string;
  /** The notes' element, or nothing. */
  readonly notes: string;
}

const attribute = ([name, value]: readonly [string, string]): string =>
  value === '' ? name : `${name}="${escapeHtml(value)}"`;

/**
 * RevealMarkdown writes attributes out once more without escaping them, so that quotation marks and
 * ampersands are escaped twice.
 */
const twice = ([name, value]: readonly [string, string]): [string, string] => [
  name,
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
];

const contentOf = ({ markdown, notes }: Section): string =>
  // RevealMarkdown takes white space in the beginning for an indentation of all lines.
  [markdown.replace(/^(?:[ \t]*\n)+/, ''), notes].filter(Boolean).join('\n\n');

const sectionHtml = (section: Section): string => {
  const attributes = section.attributes.map((pair) => attribute(twice(pair)));
  const text = contentOf(section).replace(/<\/script>/gi, '__SCRIPT_END__');
  return `<section data-markdown ${attributes.join(' ')}><script type="text/template">\n${text}\n</script></section>`;
};

/** Found in HTML that reveal's markdown plugin still has work with: code, attributes in comments. */
const afterParsing = /<pre>|<!--\s*\.element/;

/** Return a slide as HTML, already shown; undefined if only reveal's markdown plugin can finish it. */
const renderedHtml = (section: Section): string | undefined => {
  const content = toHtml(contentOf(section));
  if (afterParsing.test(content)) return undefined;
  const given = new Map(section.attributes);
  const all = new Map([...given, ['class', `${given.get('class') ?? ''} present`.trim()]]);
  return `<section data-markdown ${PARSED}="true" ${[...all].map(attribute).join(' ')}>\n${content}</section>`;
};

/**
 * Write the columns of a deck as reveal wants them: several slides in a column share a section.
 * @param firstRendered - whether the first slide stands there as HTML, where it is alone in its column
 */
export const sectionsHtml = (
  columns: readonly (readonly Section[])[],
  firstRendered = false,
): string =>
  columns
    .map(([first, ...below], index) => {
      if (!first) return '';
      const rendered =
        firstRendered && index === 0 && below.length === 0 ? renderedHtml(first) : undefined;
      if (rendered !== undefined) return rendered;
      const sections = [first, ...below].map(sectionHtml).join('\n');
      return below.length > 0 ? `<section>\n${sections}\n</section>` : sections;
    })
    .join('\n');

const dataHtml = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/<(?=[/!])/g, '\\u003c')}</script>`;

/** Write the deck's formulas as data for the page. */
export const formulasHtml = (rendered: readonly string[]): string =>
  rendered.length === 0 ? '' : dataHtml(FORMULAS_ID, rendered);

/** Write where still forms are, as data for the page. */
export const stillsHtml = (source: StillsSource): string => dataHtml(STILLS_ID, source);
