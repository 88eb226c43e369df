import { escape } from '../draw/svg.ts';
import { cellText, type Grid } from './records.ts';

/** A table of what a chart shows. The first cell of a row is its name. */
export interface Table extends Grid {
  /** The table's caption, with the source of its numbers. */
  readonly caption: string;
  /** The table goes on from the one before, so that its caption need only be heard. */
  readonly continued?: boolean;
  readonly note?: string;
}

/**
 * A chart's values as a table behind a click: closed it is one word at the chart's lower right, open
 * it lies over the chart. Tables after the first stand below it under the same word.
 */
export function values(...content: readonly Table[]): string {
  return `<details class="values"><summary>Values<span class="visually-hidden"> as a table</span></summary><div class="sheet">${tables(...content)}</div></details>`;
}

export function tables(...content: readonly Table[]): string {
  return content.map(table).join('');
}

function table({ caption, continued, head, rows, note }: Table): string {
  const words = head.map((_, i) => i > 0 && rows.every((row) => isWords(cellText(row[i]))));
  const side = (i: number) => (words[i] ? ' class="words"' : '');
  const heads = head.map((name, i) => `<th scope="col"${side(i)}>${escape(name)}</th>`);
  const body = rows.map(([name, ...cells]) => {
    const data = cells.map((cell, i) => `<td${side(i + 1)}>${escape(cellText(cell))}</td>`);
    return `<tr><th scope="row">${escape(cellText(name))}</th>${data.join('')}</tr>`;
  });
  const heard = continued ? ' class="visually-hidden"' : '';
  return (
    `<table><caption${heard}>${escape(caption)}</caption><thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>${body.join('')}</tbody></table>` +
    (note === undefined ? '' : `<p>${escape(note)}</p>`)
  );
}

/** Align words to the left, and numbers with their headings to the right. */
function isWords(text: string): boolean {
  return !/\d/.test(text) && text !== '';
}
