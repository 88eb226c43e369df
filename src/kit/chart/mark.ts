import { escape, rect, type Fill } from '../draw/svg.ts';
import type { ChartRecord } from './records.ts';

/**
 * The marks and names of a chart that can come alive, and how the arrow keys go through it: `x` has
 * its series side by side from left to right, `y` one below the other as a list.
 */
export function chart(along: 'x' | 'y', body: string): string {
  return `<g data-along="${along}">${body}</g>`;
}

/** The shapes that stand for one record, with what a live chart reads out of it. */
export function mark(record: Omit<ChartRecord, 'value' | 'unit'>, shapes: string): string {
  const { series, at, text, kind } = record;
  const data = Object.entries({ series, at, value: text, source: sourceOf(record), kind });
  const attributes = data.map(([name, value]) => ` data-${name}="${escape(value)}"`);
  return `<g class="mark"${attributes.join('')}>${shapes}</g>`;
}

/** Beside a mark the version of the paper goes without saying. */
function sourceOf({ source, error, note }: Pick<ChartRecord, 'source' | 'error' | 'note'>): string {
  const exactly = error === undefined ? '' : `, ± ${error}`;
  return source.replace('V2 ', '') + exactly + (note === undefined ? '' : `; ${note}`);
}

/** The colour of a series, before its name. */
export function chip(fill: Fill): string {
  return rect(fill, 0, -14, 18, 8);
}

/** The words, with a chip or without, that name a series beside its marks. */
export function seriesName(series: string, words: string): string {
  return `<g class="series" data-series="${escape(series)}">${words}</g>`;
}
