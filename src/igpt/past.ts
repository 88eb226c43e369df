/** What a layer keeps of earlier positions, so that a new pixel costs one position and not all again. */
import { addScaled, dot } from './matmul.ts';
import { rowsOf, type Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import { softmax } from './softmax.ts';

/** What the keys and values of B pictures in one layer measure. */
export interface PastSize {
  readonly batch: number;
  /** T */
  readonly context: number;
  /** d */
  readonly width: number;
  readonly heads: number;
  /** Whether a position may look only at itself and earlier ones. */
  readonly causal: boolean;
}

/** Keys and values of one layer: for each of B pictures, those of its first `length` positions. */
export abstract class Past {
  readonly size: PastSize;
  #length = 0;
  /** How many positions came last, together. */
  #latest = 0;

  constructor(size: PastSize) {
    this.size = size;
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Keeps the next n positions of every picture.
   * @param keys - (B n, d), picture after picture
   * @param values - (B n, d)
   */
  append(keys: Matrix, values: Matrix): void {
    const { batch, context, width } = this.size;
    const n = keys.rows / batch;
    if (!Number.isInteger(n) || keys.columns !== width)
      throw new ModelError(
        `${keys.rows} rows of width ${keys.columns} do not continue ${batch} pictures of width ${width}.`,
      );
    if (this.#length + n > context)
      throw new ModelError(
        `${this.#length + n} positions do not fit into a context of ${context}.`,
      );
    for (let b = 0; b < batch; b++) {
      const rows = [b * n, (b + 1) * n] as const;
      this.store(b, this.#length, rowsOf(keys, ...rows), rowsOf(values, ...rows));
    }
    this.#length += n;
    this.#latest = n;
  }

  /** Forgets every position. */
  clear(): void {
    this.#length = 0;
  }

  /** Begins every picture with what another past, of the same model, keeps of its first one. */
  repeat(other: Past): void {
    const { keys, values } = other.first();
    for (let b = 0; b < this.size.batch; b++) this.store(b, 0, keys, values);
    this.#length = other.length;
  }

  /**
   * Where row i of those appended last looks, in one head: the softmax of q_i k_j / sqrt(d / heads)
   * over the positions j of its picture up to its own. Leaving the later ones out is the causal mask
   * of V2 sec. 2.2; for BERT there is none.
   * @param q - (B n, d) queries of all heads side by side
   * @returns shares that sum to one: i + 1 for position i, T for BERT; they last until the next call
   */
  abstract lookBack(q: Matrix, i: number, head: number): Float32Array;

  /**
   * Writes to row i of `mixed`, in this head's columns, the values of what it looks at by their shares.
   * @param mixed - (B n, d) zeros
   */
  abstract mixIn(shares: Float32Array, mixed: Matrix, i: number, head: number): void;

  /** Keys and values of the first picture, (length, d) each. */
  protected abstract first(): { keys: Matrix; values: Matrix };

  /** Puts keys and values of following positions of a picture, (n, d), where the first of them belongs. */
  protected abstract store(picture: number, position: number, keys: Matrix, values: Matrix): void;

  /** How many positions of its picture row i of those appended last may look at. */
  protected seenFrom(i: number): number {
    return this.size.causal ? this.#length - this.#latest + (i % this.#latest) + 1 : this.#length;
  }

  /** Which picture row i of those appended last belongs to. */
  protected pictureOf(i: number): number {
    return (i - (i % this.#latest)) / this.#latest;
  }
}

/** In plain TypeScript: the reference. */
export class PlainPast extends Past {
  readonly #keys: Float32Array<ArrayBuffer>; // (B, T, d)
  readonly #values: Float32Array<ArrayBuffer>; // (B, T, d)

  constructor(size: PastSize) {
    super(size);
    this.#keys = new Float32Array(size.batch * size.context * size.width);
    this.#values = new Float32Array(this.#keys.length);
  }

  lookBack(q: Matrix, i: number, head: number): Float32Array {
    const width = q.columns / this.size.heads;
    const query = i * q.columns + head * width;
    const scores = new Float32Array(this.seenFrom(i));
    let key = this.#startOf(i, head);
    for (let j = 0; j < scores.length; j++, key += q.columns) {
      scores[j] = dot(q.data, query, this.#keys, key, width) / Math.sqrt(width);
    }
    return softmax(scores);
  }

  mixIn(shares: Float32Array, mixed: Matrix, i: number, head: number): void {
    const width = mixed.columns / this.size.heads;
    const to = i * mixed.columns + head * width;
    let value = this.#startOf(i, head);
    for (let j = 0; j < shares.length; j++, value += mixed.columns) {
      addScaled(mixed.data, to, shares[j] ?? 0, this.#values, value, width);
    }
  }

  protected first(): { keys: Matrix; values: Matrix } {
    const [rows, columns] = [this.length, this.size.width];
    const end = rows * columns;
    return {
      keys: { rows, columns, data: this.#keys.subarray(0, end) },
      values: { rows, columns, data: this.#values.subarray(0, end) },
    };
  }

  protected store(picture: number, position: number, keys: Matrix, values: Matrix): void {
    const { context, width } = this.size;
    const at = (picture * context + position) * width;
    this.#keys.set(keys.data, at);
    this.#values.set(values.data, at);
  }

  /** Where this head's part of the keys of row i's picture begins. */
  #startOf(i: number, head: number): number {
    const { context, width, heads } = this.size;
    return this.pictureOf(i) * context * width + (head * width) / heads;
  }
}
