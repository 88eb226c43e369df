import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/references.json' with { type: 'json' };
import { escape } from './draw/svg.ts';

/** A work as the list shows it. */
interface Work {
  /** What the work is known by. */
  readonly name: string;
  readonly short: string;
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly url?: string;
}

/** A type, not an interface: only a type counts as JSON. */
type State = {
  readonly page: number;
  readonly pages: number;
};

const works: readonly [key: string, work: Work][] = Object.entries(data);

/**
 * The list of references, or a part of it: works in the file's order, in pages as equal as can be.
 * Options: `data-page` (from 1) of `data-pages`.
 */
export const references: Drawing<State> = {
  initial({ page = '1', pages = '1' }) {
    const state = { page: Number(page), pages: Number(pages) };
    const whole = Object.values(state).every((value) => Number.isInteger(value) && value > 0);
    if (!whole || state.page > state.pages)
      throw new Error(`There is no page ${page} of ${pages}: data-page, data-pages.`);
    return state;
  },

  still({ page, pages }) {
    const from = Math.round(((page - 1) * works.length) / pages);
    const to = Math.round((page * works.length) / pages);
    const items = works.slice(from, to).map(([key, work]) => item(key, work));
    return `<ol class="references" start="${from + 1}">${items.join('')}</ol>`;
  },
};

function item(key: string, { name, short, authors, title, venue, url }: Work): string {
  const linked =
    url === undefined ? escape(title) : `<a href="${escape(url)}">${escape(title)}</a>`;
  const stop = /[?…]$/.test(title) ? '' : '.';
  return `<li id="reference-${key}"><b>${escape(name)}</b><span><span title="${escape(authors)}">${escape(short)}</span>. ${linked}${stop} <span class="venue">${escape(venue)}</span></span></li>`;
}
