/** A matrix in float32, row after row. A row is a position of the sequence. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows * columns` values. */
  readonly data: Float32Array<ArrayBuffer>;
}

/** Make a matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float32Array(rows * columns) };
}

/** Make a matrix of these rows, which must be equally long. */
export function matrix(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns))
    throw new RangeError('The rows of a matrix must be equally long.');
  return { rows: rows.length, columns, data: Float32Array.from(rows.flat()) };
}

/** Return rows `from` to `to` (exclusive) of a matrix, as a view of its memory. */
export function rowsOf(a: Matrix, from: number, to: number): Matrix {
  const data = a.data.subarray(from * a.columns, to * a.columns);
  return { rows: to - from, columns: a.columns, data };
}

/** Return a matrix with numbers of its own. */
export function copyOf({ rows, columns, data }: Matrix): Matrix {
  return { rows, columns, data: data.slice() };
}

/** Return the rows of matrices of one width, one after the other. */
export function stacked(parts: readonly Matrix[]): Matrix {
  const columns = parts[0]?.columns ?? 0;
  if (parts.some((part) => part.columns !== columns))
    throw new RangeError('Matrices of different widths cannot be stacked.');
  const result = zeros(
    parts.reduce((sum, { rows }) => sum + rows, 0),
    columns,
  );
  parts.reduce((at, { data }) => (result.data.set(data, at), at + data.length), 0);
  return result;
}

/** Add two matrices of one shape. */
export function add(a: Matrix, b: Matrix): Matrix {
  checkShapes(a, b);
  const sum = zeros(a.rows, a.columns);
  for (let i = 0; i < sum.data.length; i++) sum.data[i] = (a.data[i] ?? 0) + (b.data[i] ?? 0);
  return sum;
}

/** Throw a RangeError if two matrices to be added differ in shape. */
export function checkShapes(a: Matrix, b: Matrix): void {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new RangeError(
      `Matrices of ${a.rows} x ${a.columns} and ${b.rows} x ${b.columns} cannot be added.`,
    );
}
