import { escape } from '../draw/svg.ts';

type Cell = string | number | null | undefined;

/**
 * Values as comma-separated text, a line a value, with what a number needs beside it (unit, source)
 * in columns of its own. Quoted as RFC 4180 has it; lines end in a line feed, for markup keeps no other.
 */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: Cell): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text that a live chart offers for copying; it is seen nowhere. */
export function csvTemplate(...table: Parameters<typeof csv>): string {
  return `<template class="csv">${escape(csv(...table))}</template>`;
}
