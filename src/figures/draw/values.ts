import { escape } from './svg.ts';

/** A table of what a chart shows. */
export interface Values {
  /** What the table says, and where its numbers are from. */
  readonly caption: string;
  /** Whether it goes on from the table before, so that its caption need only be heard. */
  readonly continued?: boolean;
  readonly head: readonly string[];
  /** The first cell of a row is its name; an empty cell is a value that there is not. */
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
}

/**
 * A chart's values as a table behind a click: closed it is one word at the chart's lower right, open
 * it lies over the chart. Tables after the first stand below it under the same word.
 */
export function values(...tables: readonly Values[]): string {
  return `<details class="values"><summary>Values</summary><div class="sheet">${tables.map(table).join('')}</div></details>`;
}

function table({ caption, continued, head, rows, note }: Values): string {
  const heads = head.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const body = rows
    .map(([name = '', ...cells]) => {
      const data = cells.map((cell) => `<td>${escape(cell)}</td>`).join('');
      return `<tr><th scope="row">${escape(name)}</th>${data}</tr>`;
    })
    .join('');
  const foot = note === undefined ? '' : `<p>${escape(note)}</p>`;
  return (
    `<table><caption${continued ? ' class="visually-hidden"' : ''}>${escape(caption)}</caption><thead><tr>${heads}</tr></thead>` +
    `<tbody>${body}</tbody></table>${foot}`
  );
}
