import { escapeHtml } from './markup.ts';
import { addressOf, authorsAndYear, type Name, type Reference } from './references.ts';

/** Where a work appeared, as short as a list on a slide wants it. */
const venue = (work: Reference): string => {
  const { container, containerShort, volume, page, arxiv, publisher, version, note } = work;
  const name = containerShort ?? container;
  if (name !== undefined) {
    if (volume === undefined) return name;
    return `${name} ${volume}${page === undefined ? '' : `:${page.replace('-', '–')}`}`;
  }
  const printed = arxiv === undefined ? publisher : `arXiv ${arxiv}`;
  return [printed, version, note].filter((part) => part !== undefined).join(', ');
};

/** Return a work as an item of the list of references: label, authors and year, title, venue. */
export const listItem = (work: Reference): string => {
  const { id, label, title } = work;
  const href = addressOf(work);
  const linked =
    href === undefined
      ? escapeHtml(title)
      : `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>`;
  const stop = title.endsWith('?') ? '' : '.';
  return (
    `<li id="reference-${escapeHtml(id)}"><b>${escapeHtml(label)}</b><span>` +
    `${escapeHtml(authorsAndYear(work))}. ${linked}${stop} ` +
    `<span class="venue">${escapeHtml(venue(work))}</span></span></li>`
  );
};

/** CSL's types as BibTeX has them; what it does not know is `misc`. */
const entryTypes: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  report: 'techreport',
};

/** Escape letters that are commands in TeX. */
const escapeTex = (value: string): string =>
  value.replace(/[\\{}&%$#_~^]/g, (letter) => `\\${letter}`);

/** BibTeX tells given from family names by the comma; a body's name goes into braces. */
const bibName = ({ family, given }: Name): string =>
  given === undefined ? `{${escapeTex(family)}}` : escapeTex(`${family}, ${given}`);

/** Return a work as an entry of a BibTeX file. The braces around a title keep its capitals. */
export const bibtex = (work: Reference): string => {
  const { id, title, authors, year, container, volume, issue, page, publisher } = work;
  const { arxiv, version, note, doi } = work;
  const type = entryTypes[work.type] ?? 'misc';
  const holders: Readonly<Record<string, string>> = {
    article: 'journal',
    inproceedings: 'booktitle',
  };
  const publishers: Readonly<Record<string, string>> = {
    techreport: 'institution',
    misc: 'howpublished',
  };
  const isPreprint = arxiv !== undefined && container === undefined;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', `{${escapeTex(title)}}`],
    ['author', authors.map(bibName).join(' and ')],
    ['year', year === undefined ? undefined : String(year)],
    [holders[type] ?? 'series', container && escapeTex(container)],
    ['volume', volume],
    ['number', issue],
    ['pages', page?.replace('-', '--')],
    [publishers[type] ?? 'publisher', isPreprint ? undefined : publisher && escapeTex(publisher)],
    ['version', version],
    ['note', note && escapeTex(note)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['doi', doi],
    // An address is taken as it is written.
    ['url', addressOf(work)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  );
  return `@${type}{${id},\n${lines.join(',\n')}\n}\n`;
};
