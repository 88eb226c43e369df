import { existsSync } from 'node:fs';
import { readJson } from './data.ts';
import { escapeHtml } from './markup.ts';
import { suggestion } from './problem.ts';

/** One entry of the list of references. */
export interface Reference {
  /** What stands in the text, such as "Chen et al. 2020". */
  readonly short: string;
  readonly title: string;
  readonly url?: string;
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' &&
  value !== null &&
  'short' in value &&
  typeof value.short === 'string' &&
  'title' in value &&
  typeof value.title === 'string';

/** Checks what was read from the file of references; throws one sentence on a wrong entry. */
export const references = (json: unknown): ReadonlyMap<string, Reference> => {
  const entries = Object.entries(typeof json === 'object' && json !== null ? json : {});
  return new Map(
    entries.map(([key, value]: [string, unknown]) => {
      if (!isReference(value))
        throw new Error(`The reference "${key}" needs a "short" and a "title".`);
      return [key, value];
    }),
  );
};

/** Reads the file of references, which a deck need not have; throws one sentence on a wrong one. */
export const readReferences = (file: string): ReadonlyMap<string, Reference> =>
  references(existsSync(file) ? readJson(file) : {});

/**
 * The link that stands for `[@key]`; throws one sentence on an unknown key.
 * @param slide - the id of the slide that lists the references, if the deck has one
 */
export const cite = (
  key: string,
  known: ReadonlyMap<string, Reference>,
  slide: string | undefined,
): string => {
  const reference = known.get(key);
  if (!reference)
    throw new Error(`There is no reference "${key}".${suggestion(key, known.keys())}`);
  const href = slide === undefined ? reference.url : `#/${slide}`;
  const title = escapeHtml(reference.title);
  return href === undefined
    ? `<span class="cite" title="${title}">${escapeHtml(reference.short)}</span>`
    : `<a class="cite" href="${escapeHtml(href)}" title="${title}">${escapeHtml(reference.short)}</a>`;
};
