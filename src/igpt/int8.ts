/** Weights as `weights.bin` stores them: whole numbers of 8 bits, with one scale a row. */
import { zeros, type Matrix } from './matrix.ts';

const LARGEST = 127;

/** A matrix of weights: each is its number times the scale of its row. */
export interface Int8Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows * columns` numbers, row after row. */
  readonly data: Int8Array;
  /** One a row, in float32. */
  readonly scales: Float32Array;
}

/** Round weights to 8 bits, so that the largest of each row becomes 127 or -127. */
export function toInt8({ rows, columns, data }: Matrix): Int8Matrix {
  const result = {
    rows,
    columns,
    data: new Int8Array(data.length),
    scales: new Float32Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const weights = data.subarray(row * columns, (row + 1) * columns);
    const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    const scale = largest / LARGEST;
    result.scales[row] = scale;
    if (scale > 0)
      result.data.set(
        weights.map((w) => Math.round(w / scale)),
        row * columns,
      );
  }
  return result;
}

/** Return the weights in float32. */
export function toFloats({ rows, columns, data, scales }: Int8Matrix): Matrix {
  const result = zeros(rows, columns);
  for (let i = 0; i < data.length; i++)
    result.data[i] = (data[i] ?? 0) * (scales[Math.floor(i / columns)] ?? 0);
  return result;
}
