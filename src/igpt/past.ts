/** The KV cache of a layer: with it a new pixel costs one position, not all of them again. */
import { addScaled, dot } from './matmul.ts';
import { zeros, type Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import { softmax } from './softmax.ts';

const { fround, sqrt } = Math;

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

/**
 * Keys and values of one layer: for each of B pictures, those of its first `length` positions.
 *
 * A row of `qkv` has the query, the key and the value of a position side by side, d numbers each, and each
 * of them head after head.
 */
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
   * Append the next n positions of every picture, and return what each of them sees, all heads side by
   * side: the values of the positions that it attends to, weighted by its attention weights.
   * @param qkv - (B n, 3d), picture after picture
   * @returns (B n, d)
   */
  attend(qkv: Matrix): Matrix {
    const { batch, context, width } = this.size;
    const n = qkv.rows / batch;
    if (!Number.isInteger(n) || qkv.columns !== 3 * width)
      throw new ModelError(
        `${qkv.rows} rows of width ${qkv.columns} do not continue ${batch} pictures of width ${width}.`,
      );
    if (this.#length + n > context)
      throw new ModelError(
        `${this.#length + n} positions do not fit into a context of ${context}.`,
      );
    this.#length += n;
    this.#latest = n;
    return this.extend(qkv, n);
  }

  /** Remove every position. */
  clear(): void {
    this.#length = 0;
  }

  /** Begin every picture with the first picture's positions of another cache of the same model. */
  repeat(other: Past): void {
    for (let head = 0; head < this.size.heads; head++) {
      const from = other.startOf(0, head);
      const to = from + other.length * this.headWidth;
      for (let b = 0; b < this.size.batch; b++) {
        this.keys.set(other.keys.subarray(from, to), this.startOf(b, head));
        this.values.set(other.values.subarray(from, to), this.startOf(b, head));
      }
    }
    this.#length = other.length;
  }

  /**
   * Return the attention weights of row i of those appended last, in one head: the softmax of
   * q_i k_j / sqrt(d / heads) over the positions j of its picture up to its own. Leaving out the later
   * ones is the causal mask of V2 sec. 2.2; for BERT there is none.
   * @param qkv - the rows, (B n, 3d)
   * @returns weights that sum to one: i + 1 for position i, T for BERT; valid until the next call
   */
  abstract lookBack(qkv: Matrix, i: number, head: number): Float32Array;

  /** Do what `attend` says with the last n positions of each picture. */
  protected abstract extend(qkv: Matrix, n: number): Matrix;

  /** (B, heads, T, d / heads) each. */
  protected abstract get keys(): Float32Array;
  protected abstract get values(): Float32Array;

  /** d / heads */
  protected get headWidth(): number {
    return this.size.width / this.size.heads;
  }

  /** Return the number of positions that row i of those appended last attends to. */
  protected seenFrom(i: number): number {
    return this.size.causal ? this.#length - this.#latest + (i % this.#latest) + 1 : this.#length;
  }

  /** Return the picture of row i. */
  protected pictureOf(i: number): number {
    return Math.floor(i / this.#latest);
  }

  /** Return the index at which a head's keys of a picture begin. */
  protected startOf(picture: number, head: number): number {
    return (picture * this.size.heads + head) * this.size.context * this.headWidth;
  }
}

/** The reference, in plain TypeScript. */
export class PlainPast extends Past {
  protected readonly keys: Float32Array;
  protected readonly values: Float32Array;

  constructor(size: PastSize) {
    super(size);
    this.keys = new Float32Array(size.batch * size.context * size.width);
    this.values = new Float32Array(this.keys.length);
  }

  protected extend(qkv: Matrix, n: number): Matrix {
    const { width, heads } = this.size;
    const part = this.headWidth;
    const seen = zeros(qkv.rows, width);
    for (let i = 0; i < qkv.rows; i++) {
      for (let head = 0; head < heads; head++) {
        const from = i * qkv.columns + head * part;
        const to = this.startOf(this.pictureOf(i), head) + (this.length - n + (i % n)) * part;
        this.keys.set(qkv.data.subarray(from + width, from + width + part), to);
        this.values.set(qkv.data.subarray(from + 2 * width, from + 2 * width + part), to);
      }
    }
    for (let i = 0; i < qkv.rows; i++) {
      for (let head = 0; head < heads; head++) {
        const start = this.startOf(this.pictureOf(i), head);
        this.lookBack(qkv, i, head).forEach((weight, j) =>
          addScaled(
            seen.data,
            i * width + head * part,
            weight,
            this.values,
            start + j * part,
            part,
          ),
        );
      }
    }
    return seen;
  }

  lookBack(qkv: Matrix, i: number, head: number): Float32Array {
    const part = this.headWidth;
    const query = i * qkv.columns + head * part;
    const start = this.startOf(this.pictureOf(i), head);
    const scores = new Float32Array(this.seenFrom(i));
    for (let j = 0; j < scores.length; j++)
      scores[j] = dot(qkv.data, query, this.keys, start + j * part, part);
    return softmax(scores, fround(1 / fround(sqrt(part))));
  }
}
