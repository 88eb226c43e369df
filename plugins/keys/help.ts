import type { RevealApi } from 'reveal.js';
import { h } from '../common/h.ts';
import { groups, keys } from './table.ts';
import type { KeyRow } from './table.ts';
import './help.css';

/** Rows of reveal's help that the table says in its own words. */
const reworded = /^(?:(?:Next|Previous) slide|Navigate (?:left|right|up|down))$/;

/** Open or close reveal's help, with the keys in groups. */
export function toggleHelp(deck: RevealApi): void {
  deck.toggleHelp();
  const content = deck.getRevealElement()?.querySelector('.r-overlay-help .r-overlay-help-content');
  if (!content) return;
  const bindings = readBindings(content);
  const isThere = ({ deck, help }: KeyRow): boolean =>
    deck !== undefined && (help === undefined || bindings.has(help));
  const rows = keys.filter(isThere);
  const known = new Set(rows.map(({ help }) => help));
  const more = [...bindings].filter(([does]) => !known.has(does) && !reworded.test(does));
  content.replaceChildren(
    h('h2', {}, 'Keys'),
    ...groups.map((group) =>
      section(
        group,
        rows
          .filter((row) => row.group === group)
          .map(({ keys, deck = '' }) => [keys.map(keyCap), withKeys(deck)]),
      ),
    ),
    section(
      'more',
      more.map(([does, keys]) => [keys.split(/\s*,\s+/).map(keyCap), [does]]),
    ),
  );
}

/** Return reveal's own rows: their keys by what they do. */
function readBindings(content: Element): Map<string, string> {
  const rows = [...content.querySelectorAll('tr')].map((row) =>
    Array.from(row.querySelectorAll('td'), (cell) => cell.textContent?.trim() ?? ''),
  );
  return new Map(rows.flatMap(([keys, does]) => (keys && does ? [[does, keys]] : [])));
}

type Row = readonly [keys: readonly Node[], does: readonly (Node | string)[]];

function section(title: string, rows: readonly Row[]): HTMLElement {
  if (rows.length === 0) return h('section', { hidden: true });
  const list = rows.flatMap(([keys, does]) => [h('dt', {}, ...keys), h('dd', {}, ...does)]);
  return h('section', {}, h('h3', {}, title), h('dl', {}, ...list));
}

function keyCap(name: string): HTMLElement {
  return h('kbd', {}, name);
}

/** Return a text with the keys that it names in backticks as such. */
function withKeys(text: string): (Node | string)[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? keyCap(part) : part));
}
