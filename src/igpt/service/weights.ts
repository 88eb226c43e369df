/** Reading `weights.bin`: int8 rows, each with a scale, become float32. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Card, TensorEntry } from './card.ts';
import type { Matrix } from '../matrix.ts';
import { ModelError } from './model-error.ts';

const FLOAT32_BYTES = 4;

/** Tensors by name; a vector is a matrix of one row. */
export type Tensors = ReadonlyMap<string, Matrix>;

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

function readTensor(entry: TensorEntry, file: ArrayBuffer): Matrix {
  const columns = entry.shape.at(-1) ?? 0;
  const rows = entry.shape.length === 2 ? (entry.shape[0] ?? 0) : 1;
  const data = new Float32Array(rows * columns);
  if (entry.scales === undefined) {
    const values = view(entry, file, entry.offset, data.length * FLOAT32_BYTES);
    for (let i = 0; i < data.length; i++) data[i] = values.getFloat32(i * FLOAT32_BYTES, true);
  } else {
    const scales = view(entry, file, entry.scales, rows * FLOAT32_BYTES);
    const integers = view(entry, file, entry.offset, data.length);
    for (let row = 0; row < rows; row++) {
      const scale = scales.getFloat32(row * FLOAT32_BYTES, true);
      for (let i = row * columns; i < (row + 1) * columns; i++)
        data[i] = integers.getInt8(i) * scale;
    }
  }
  return { rows, columns, data };
}

function view(entry: TensorEntry, file: ArrayBuffer, offset: number, length: number): DataView {
  if (offset + length > file.byteLength)
    throw new ModelError(`card.json places ${entry.name} beyond the end of weights.bin.`);
  return new DataView(file, offset, length);
}
