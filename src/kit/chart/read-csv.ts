/** Which columns of a table are read, and what their cells are. */
export type Columns = Readonly<Record<string, 'number' | 'text'>>;

/** One line of a table, by its columns. */
export type Row<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends 'number' ? number : string;
};

/**
 * Read a table of comma-separated text (RFC 4180) whose first line names its columns.
 * @throws Error with one sentence where a column is missing or a cell is not what it should be
 */
export function readCsv<const C extends Columns>(text: string, columns: C): Row<C>[] {
  const [head = [], ...lines] = cellsOf(text);
  const places = Object.entries(columns).map(([name, kind]) => {
    const place = head.indexOf(name);
    if (place < 0) throw refused(`The table has no column "${name}", only ${head.join(', ')}.`);
    return { name, kind, place };
  });
  return lines.map((cells, index) => {
    const row = places.map(({ name, kind, place }) => {
      const cell = cells[place]?.trim() ?? '';
      if (kind === 'text') return [name, cell];
      const value = Number(cell);
      if (cell === '' || !Number.isFinite(value))
        throw refused(`Row ${index + 1} of the table has "${cell}" as ${name}: not a number.`);
      return [name, value];
    });
    // Its entries are those of `columns`.
    return Object.fromEntries(row) as Row<C>;
  });
}

/** Return an error whose place is where the table is read, not here. */
function refused(sentence: string): Error {
  const error = new Error(sentence);
  // Not every browser has it.
  Error.captureStackTrace?.(error, readCsv);
  return error;
}

/** Return the cells of each line that is not blank. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (const [, quoted, plain = '', end] of source.matchAll(cell)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  return lines.filter((cells) => cells.some((each) => each.trim() !== ''));
}

/** A cell, in quotation marks or plain, and what ends it. */
const cell = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g;
