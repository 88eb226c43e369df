import { escapeHtml } from './markup.ts';

/** A slide ready to be written into the page. */
export interface Section {
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly markdown: string;
  /** The notes' element, or nothing. */
  readonly notes: string;
}

/**
 * RevealMarkdown writes attributes out once more without escaping them, so that quotation marks and
 * ampersands are escaped twice.
 */
const attribute = ([name, value]: readonly [string, string]): string =>
  value === ''
    ? name
    : `${name}="${escapeHtml(value.replace(/&/g, '&amp;').replace(/"/g, '&quot;'))}"`;

const sectionHtml = ({ attributes, markdown, notes }: Section): string => {
  // RevealMarkdown takes white space in the beginning for an indentation of all lines.
  const text = [markdown.replace(/^(?:[ \t]*\n)+/, ''), notes]
    .filter(Boolean)
    .join('\n\n')
    .replace(/<\/script>/gi, '__SCRIPT_END__');
  return `<section data-markdown ${attributes.map(attribute).join(' ')}><script type="text/template">\n${text}\n</script></section>`;
};

/** The columns of a deck as reveal wants them: several slides in a column share a section. */
export const sectionsHtml = (columns: readonly (readonly Section[])[]): string =>
  columns
    .map((column) => {
      const sections = column.map(sectionHtml).join('\n');
      return column.length > 1 ? `<section>\n${sections}\n</section>` : sections;
    })
    .join('\n');

const dataHtml = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/<(?=[/!])/g, '\\u003c')}</script>`;

/** The deck's formulas as data in the page, where the math plugin finds them. */
export const formulasHtml = (rendered: readonly string[]): string =>
  rendered.length === 0 ? '' : dataHtml('deck-formulas', rendered);

/** The address of the file of still forms, and of what they show, where the stills plugin finds them. */
export const stillsHtml = (file: string, assets: readonly string[]): string =>
  dataHtml('deck-stills', { file, assets });
