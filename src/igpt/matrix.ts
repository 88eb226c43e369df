/** A matrix in float32, row after row: one row a position of the sequence. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows * columns` values. */
  readonly data: Float32Array<ArrayBuffer>;
}

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float32Array(rows * columns) };
}

/** A matrix of these rows, which must be equally long. */
export function matrix(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns))
    throw new RangeError('The rows of a matrix must be equally long.');
  return { rows: rows.length, columns, data: Float32Array.from(rows.flat()) };
}

/** The sum of two matrices of one shape. */
export function add(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new RangeError(
      `Matrices of ${a.rows} x ${a.columns} and ${b.rows} x ${b.columns} cannot be added.`,
    );
  return { ...a, data: a.data.map((value, i) => value + (b.data[i] ?? 0)) };
}

/**
 * A linear layer without bias.
 * @param x - (n, in)
 * @param weights - (out, in)
 * @returns (n, out)
 */
export function linear(x: Matrix, weights: Matrix): Matrix {
  if (x.columns !== weights.columns)
    throw new RangeError(
      `A layer for width ${weights.columns} cannot read vectors of width ${x.columns}.`,
    );
  const y = zeros(x.rows, weights.rows);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < weights.rows; j++) {
      let sum = 0;
      for (let k = 0; k < x.columns; k++) {
        sum += (x.data[i * x.columns + k] ?? 0) * (weights.data[j * x.columns + k] ?? 0);
      }
      y.data[i * y.columns + j] = sum;
    }
  }
  return y;
}
