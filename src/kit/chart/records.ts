/** One value of a chart: its mark, its cells in the table of values and its line of CSV come from here. */
export interface ChartRecord {
  readonly series: string;
  /** The value's name in its series, such as "layer 20"; empty where the series has but one. */
  readonly at: string;
  /** The number that places the mark; null where none is known. */
  readonly value: number | null;
  /** The value as a mark says it, with its unit, such as "96.3 %". */
  readonly text: string;
  readonly unit: string;
  /** The error of a value that was read off a plot, in its unit. */
  readonly error?: number | undefined;
  /** Printed, digitised, blog or computed; "not given" where it is not known. */
  readonly kind: string;
  /** A table or a section, such as "V2 table 1", or a plot that the value was read off. */
  readonly source: string;
  /** Words after the mark's source. */
  readonly note?: string | undefined;
}

/** The content of a cell; undefined for a value that there is not. */
export type Cell = string | number | null | undefined;

/** A cell as text. */
export function cellText(cell: Cell): string {
  return String(cell ?? '');
}

/** The heads of a table and its rows. */
export interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The columns of a table: by its head, what each column writes of a record. */
export type Columns<R> = Readonly<Record<string, (record: R) => Cell>>;

/** A grid with a row for each record. */
export function gridOf<R>(records: readonly R[], columns: Columns<R>): Grid {
  const cells = Object.values(columns);
  return {
    head: Object.keys(columns),
    rows: records.map((record) => cells.map((cell) => cell(record))),
  };
}

/** The same for people: heads begin with a capital. */
export function tableOf<R>(records: readonly R[], columns: Columns<R>): Grid {
  const { head, rows } = gridOf(records, columns);
  return { head: head.map(capitalised), rows };
}

/** The place of a record in a table that has one key downwards and another across. */
interface Cross<R> {
  /** The head of the first column, which names the rows. */
  readonly name: string;
  readonly row: (record: R) => string;
  readonly column: (record: R) => string;
  readonly cell: (record: R) => Cell;
}

/** A table with a row and a column for each key that the records have, in their order. */
export function crossTable<R>(records: readonly R[], { name, row, column, cell }: Cross<R>): Grid {
  const columns = [...new Set(records.map(column))];
  const rows = new Map<string, Map<string, Cell>>();
  for (const record of records) {
    const cells = rows.get(row(record)) ?? new Map<string, Cell>();
    rows.set(row(record), cells.set(column(record), cell(record)));
  }
  return {
    head: [name, ...columns.map(capitalised)],
    rows: [...rows].map(([name, cells]) => [name, ...columns.map((each) => cells.get(each))]),
  };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
