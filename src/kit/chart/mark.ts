import { escape } from '../draw/svg.ts';

/** What one mark of a chart says; a live chart reads it out. */
export interface Reading {
  readonly series: string;
  /** Which value of its series it is, such as "layer 20"; empty where the series has but one. */
  readonly at: string;
  /** The value with its unit. */
  readonly value: string;
  /** Where it is from: a table, or a plot that it was read off, and how exactly. */
  readonly source: string;
  readonly kind: 'printed' | 'digitised' | 'blog' | 'computed';
}

/**
 * The marks and names of a chart that can come alive, and how the arrow keys go through it: `x` has
 * its series side by side from left to right, `y` one below the other as a list.
 */
export function chart(along: 'x' | 'y', body: string): string {
  return `<g data-along="${along}">${body}</g>`;
}

/** The shapes that stand for one value. */
export function mark({ series, at, value, source, kind }: Reading, shapes: string): string {
  const data = Object.entries({ series, at, value, source, kind });
  const attributes = data.map(([name, text]) => ` data-${name}="${escape(text)}"`);
  return `<g class="mark"${attributes.join('')}>${shapes}</g>`;
}

/** The words, with a chip or without, that name a series beside its marks. */
export function seriesName(series: string, words: string): string {
  return `<g class="series" data-series="${escape(series)}">${words}</g>`;
}
