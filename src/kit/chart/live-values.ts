import { h } from '../../../plugins/common/h.ts';
import { csv } from './csv.ts';
import { offerCopy } from './reader/copy.ts';
import type { Grid } from './records.ts';
import { tables, values, type Table } from './values.ts';

/** What a chart that changes shows by now. */
export interface LiveContent {
  readonly tables: readonly Table[];
  readonly csv: Grid;
}

/** A table of values, and their CSV, of a chart that changes. */
export interface LiveValues {
  readonly element: HTMLElement;
  /** Call this whenever there may be something new; it is asked for only when somebody reads it. */
  follow(): void;
}

/**
 * @param content - returns what the chart shows now
 * @param say - says for screen readers what was copied
 */
export function createLiveValues(
  content: () => LiveContent,
  say: (sentence: string) => void,
): LiveValues {
  const element = h('div');
  element.innerHTML = values();
  const details = element.querySelector('details');
  const sheet = h('div', { class: 'tables' });
  element.querySelector('.sheet')?.append(sheet);
  let shown = '';

  function follow(): void {
    if (!details?.open) return;
    const markup = tables(...content().tables);
    if (markup === shown) return;
    shown = markup;
    sheet.innerHTML = markup;
  }

  details?.addEventListener('toggle', follow);
  offerCopy(element, say, () => csv(content().csv));
  return { element, follow };
}
