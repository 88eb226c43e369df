/** Reading `weights.bin`: matrices in int8, with a scale a row, and vectors in float32. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Card, TensorEntry } from './card.ts';
import type { Int8Matrix } from '../int8.ts';
import type { Matrix } from '../matrix.ts';
import { ModelError } from './model-error.ts';

const FLOAT32_BYTES = 4;

/** A matrix of weights, or a vector as a matrix of one row. */
export type Tensor = Int8Matrix | Matrix;

/** Tensors by name. */
export type Tensors = ReadonlyMap<string, Tensor>;

/**
 * Read `weights.bin` as its card describes it.
 * @throws ModelError if the file is cut off or another one, or the card points outside it
 */
export function readWeights(card: Card, file: ArrayBuffer): Tensors {
  if (file.byteLength !== card.bytes)
    throw new ModelError(
      `weights.bin of "${card.name}" has ${file.byteLength} bytes, not ${card.bytes}: it was cut off or is of another version.`,
    );
  // Browsers have their own SHA-256 only for pages served over https.
  const digest = bytesToHex(sha256(new Uint8Array(file)));
  if (digest !== card.sha256)
    throw new ModelError(
      `weights.bin of "${card.name}" was altered or is of another version: its SHA-256 begins with ${digest.slice(0, 8)}, not ${card.sha256.slice(0, 8)}.`,
    );
  return new Map(card.tensors.map((entry) => [entry.name, readTensor(entry, file)]));
}

function readTensor({ name, shape, offset, scales }: TensorEntry, file: ArrayBuffer): Tensor {
  const columns = shape.at(-1) ?? 0;
  const rows = shape.length === 2 ? (shape[0] ?? 0) : 1;
  /** Copy a part of the file. */
  const part = (from: number, length: number): ArrayBuffer => {
    if (from + length > file.byteLength)
      throw new ModelError(`card.json places ${name} beyond the end of weights.bin.`);
    return file.slice(from, from + length);
  };
  const floats = (from: number, count: number): Float32Array<ArrayBuffer> => {
    const view = new DataView(part(from, count * FLOAT32_BYTES));
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * FLOAT32_BYTES, true));
  };
  if (scales === undefined) return { rows, columns, data: floats(offset, rows * columns) };
  const data = new Int8Array(part(offset, rows * columns));
  return { rows, columns, data, scales: floats(scales, rows) };
}
