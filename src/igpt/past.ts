/** The KV cache of a layer: with it a new pixel costs one position, not all of them again. */
import { addScaled, dot } from './matmul.ts';
import { rowsOf, type Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import { softmax } from './softmax.ts';

/** The size of one layer's cache for B pictures. */
export interface PastSize {
  readonly batch: number;
  /** T */
  readonly context: number;
  /** d */
  readonly width: number;
  readonly heads: number;
  /** If true, a position attends only to itself and earlier ones. */
  readonly causal: boolean;
}

/** Keys and values of one layer: for each of B pictures, those of its first `length` positions. */
export abstract class Past {
  readonly size: PastSize;
  #length = 0;
  /** The number of positions that were appended last. */
  #latest = 0;

  constructor(size: PastSize) {
    this.size = size;
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Append the next n positions of every picture.
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

  /** Remove every position. */
  clear(): void {
    this.#length = 0;
  }

  /** Begin every picture with the first picture's positions of another cache of the same model. */
  repeat(other: Past): void {
    const { keys, values } = other.first();
    for (let b = 0; b < this.size.batch; b++) this.store(b, 0, keys, values);
    this.#length = other.length;
  }

  /**
   * Return the attention weights of row i of those appended last, in one head: the softmax of
   * q_i k_j / sqrt(d / heads) over the positions j of its picture up to its own. Leaving out the
   * later ones is the causal mask
   * of V2 sec. 2.2; for BERT there is none.
   * @param q - (B n, d) queries of all heads side by side
   * @returns weights that sum to one: i + 1 for position i, T for BERT; valid until the next call
   */
  abstract lookBack(q: Matrix, i: number, head: number): Float32Array;

  /**
   * Write the weighted sum of the values into row i of `mixed`, in this head's columns.
   * @param mixed - (B n, d) zeros
   */
  abstract mixIn(shares: Float32Array, mixed: Matrix, i: number, head: number): void;

  /** Return keys and values of the first picture, (length, d) each. */
  protected abstract first(): { keys: Matrix; values: Matrix };

  /** Store keys and values, (n, d), of consecutive positions of a picture. */
  protected abstract store(picture: number, position: number, keys: Matrix, values: Matrix): void;

  /** Return the number of positions that row i of those appended last attends to. */
  protected seenFrom(i: number): number {
    return this.size.causal ? this.#length - this.#latest + (i % this.#latest) + 1 : this.#length;
  }

  /** Return the picture of row i of those appended last. */
  protected pictureOf(i: number): number {
    return (i - (i % this.#latest)) / this.#latest;
  }
}

/** The reference, in plain TypeScript. */
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

  /** Return the index at which this head's keys of row i's picture begin. */
  #startOf(i: number, head: number): number {
    const { context, width, heads } = this.size;
    return this.pictureOf(i) * context * width + (head * width) / heads;
  }
}
