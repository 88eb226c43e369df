import { escape } from '../draw/svg.ts';
import { cellText, gridOf, type ChartRecord, type Columns, type Grid } from './records.ts';

/**
 * A grid as comma-separated text, quoted as RFC 4180 has it. Its lines end in a line feed, for markup
 * keeps no other.
 */
export function csv({ head, rows }: Grid): string {
  const quoted = (text: string): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [head, ...rows]
    .map((row) => `${row.map((cell) => quoted(cellText(cell))).join(',')}\n`)
    .join('');
}

/** The text that a live chart offers for copying; it is seen nowhere. */
export function csvTemplate(grid: Grid): string {
  return `<template class="csv">${escape(csv(grid))}</template>`;
}

/** Records as CSV for copying: the columns, then what is known of each value. */
export function csvOf<R extends Pick<ChartRecord, 'unit' | 'error' | 'kind' | 'source'>>(
  records: readonly R[],
  columns: Columns<R>,
): string {
  const hasErrors = records.some(({ error }) => error !== undefined);
  const known: Columns<R> = {
    unit: ({ unit }) => unit,
    ...(hasErrors && { error: ({ error }: R) => error }),
    kind: ({ kind }) => kind,
    source: ({ source }) => source,
  };
  return csvTemplate(gridOf(records, { ...columns, ...known }));
}
