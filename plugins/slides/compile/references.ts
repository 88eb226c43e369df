import { basename, dirname } from 'node:path';
import { isObject } from './data.ts';
import { namesIn } from './files.ts';
import { escapeHtml } from './html.ts';
import { readJson } from './json.ts';

/** A person, or a body whose name does not divide, as CSL-JSON writes them. */
export interface Name {
  readonly family: string;
  readonly given?: string;
}

/** A work of the file of references: what the deck uses of a CSL-JSON item. */
export interface Reference {
  /** The key that citations use. */
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly authors: readonly Name[];
  readonly year?: number;
  /** The work's name in lists: CSL's `citation-label`, else the key. */
  readonly label: string;
  /** CSL's `title-short`: how text names the work in place of authors and year. */
  readonly short?: string;
  readonly container?: string;
  readonly containerShort?: string;
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  /** The number on arXiv, such as "2002.05709": CSL's `number` when it begins with "arXiv:". */
  readonly arxiv?: string;
  readonly version?: string;
  readonly note?: string;
  readonly doi?: string;
  readonly url?: string;
}

/** Return a field's text, or undefined if it has none. */
const text = (item: Record<string, unknown>, field: string): string | undefined => {
  const value = item[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

const nameOf = (value: unknown): Name | undefined => {
  if (!isObject(value)) return undefined;
  const literal = text(value, 'literal') ?? text(value, 'family');
  if (literal === undefined) return undefined;
  const particle = text(value, 'non-dropping-particle');
  const family = particle === undefined ? literal : `${particle} ${literal}`;
  return { family, given: text(value, 'given') };
};

/** Return the first number of CSL's `{ "date-parts": [[2020, 6, 17]] }`. */
const yearOf = (issued: unknown): number | undefined => {
  const dates: unknown = isObject(issued) ? issued['date-parts'] : undefined;
  const first: unknown = Array.isArray(dates) ? dates[0] : undefined;
  const year: unknown = Array.isArray(first) ? first[0] : undefined;
  return typeof year === 'number' ? year : undefined;
};

const referenceOf = (item: unknown, at: number): Reference => {
  const id = isObject(item) ? text(item, 'id') : undefined;
  if (!isObject(item) || id === undefined) throw new Error(`Reference ${at + 1} has no "id".`);
  const need = (field: string): string => {
    const value = text(item, field);
    if (value === undefined) throw new Error(`The reference "${id}" has no "${field}".`);
    return value;
  };
  const names: unknown = item['author'] ?? [];
  const authors = Array.isArray(names) ? names.map(nameOf) : [undefined];
  const known = authors.filter((name) => name !== undefined);
  if (known.length < authors.length)
    throw new Error(`The reference "${id}" has an author without "family" or "literal".`);
  const number = text(item, 'number');
  return {
    id,
    type: need('type'),
    title: need('title'),
    authors: known,
    label: text(item, 'citation-label') ?? id,
    year: yearOf(item['issued']),
    short: text(item, 'title-short'),
    container: text(item, 'container-title'),
    containerShort: text(item, 'container-title-short'),
    publisher: text(item, 'publisher'),
    volume: text(item, 'volume'),
    issue: text(item, 'issue'),
    page: text(item, 'page'),
    arxiv: number?.startsWith('arXiv:') ? number.slice(6) : undefined,
    version: text(item, 'version'),
    note: text(item, 'note'),
    doi: text(item, 'DOI'),
    url: text(item, 'URL'),
  };
};

/** Check what was read from the file of references; throws one sentence if an entry is wrong. */
export const references = (json: unknown): ReadonlyMap<string, Reference> => {
  if (!Array.isArray(json)) throw new Error('References are a list of CSL-JSON items.');
  const known = new Map<string, Reference>();
  for (const [at, item] of json.entries()) {
    const reference = referenceOf(item, at);
    if (known.has(reference.id)) throw new Error(`Two references are called "${reference.id}".`);
    known.set(reference.id, reference);
  }
  return known;
};

/** Read the file of references, which a deck need not have; throws one sentence if it is wrong. */
export const readReferences = (root: string, path: string): ReadonlyMap<string, Reference> =>
  references(namesIn(root, dirname(path)).includes(basename(path)) ? readJson(root, path) : []);

/** Return who wrote it and when, such as "Nair & Hinton 2010" or "Chen et al. 2020". */
export const authorsAndYear = ({ authors, year, label }: Reference): string => {
  const [first, second, ...rest] = authors.map(({ family }) => family);
  const who =
    first === undefined
      ? label
      : second === undefined
        ? first
        : rest.length > 0
          ? `${first} et al.`
          : `${first} & ${second}`;
  return year === undefined ? who : `${who} ${year}`;
};

/** Return how text names the work. */
export const shortForm = (reference: Reference): string =>
  reference.short ?? authorsAndYear(reference);

/** Return where the work is: by its DOI, else on arXiv, else at its own address. */
export const addressOf = ({ doi, arxiv, url }: Reference): string | undefined => {
  if (doi !== undefined) return `https://doi.org/${doi}`;
  if (arxiv !== undefined && url === undefined) return `https://arxiv.org/abs/${arxiv}`;
  return url;
};

/** Return the journal or conference of a work, as short as a list on a slide wants it. */
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
