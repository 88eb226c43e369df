import type { Matrix } from './matrix.ts';
import { ModelError } from './model-error.ts';

/**
 * The keys (or the values) of one layer for B pictures, kept while the pictures grow, so that a new
 * pixel costs one position and not all positions again.
 */
export class Kept {
  /** (B, T, d): places of positions not yet read hold nothing of worth. */
  readonly data: Float32Array;
  /** Positions kept so far, of every picture. */
  length = 0;
  /** How many of them came last, together. */
  #latest = 0;
  readonly #batch: number;
  readonly #context: number;
  readonly #width: number;
  readonly #causal: boolean;

  /** @param causal - whether a position may look only at itself and earlier ones */
  constructor(batch: number, context: number, width: number, causal: boolean) {
    this.#batch = batch;
    this.#context = context;
    this.#width = width;
    this.#causal = causal;
    this.data = new Float32Array(batch * context * width);
  }

  /**
   * Keeps the next n positions of every picture.
   * @param rows - (B n, d), picture after picture
   */
  append(rows: Matrix): void {
    const n = rows.rows / this.#batch;
    if (!Number.isInteger(n) || rows.columns !== this.#width)
      throw new ModelError(
        `${rows.rows} rows of width ${rows.columns} do not continue ${this.#batch} pictures of width ${this.#width}.`,
      );
    if (this.length + n > this.#context)
      throw new ModelError(
        `${this.length + n} positions do not fit into a context of ${this.#context}.`,
      );
    for (let b = 0; b < this.#batch; b++) {
      const picture = rows.data.subarray(b * n * this.#width, (b + 1) * n * this.#width);
      this.data.set(picture, (b * this.#context + this.length) * this.#width);
    }
    this.length += n;
    this.#latest = n;
  }

  /** How many positions of its picture row i of those appended last may look at. */
  seenFrom(i: number): number {
    return this.#causal ? this.length - this.#latest + (i % this.#latest) + 1 : this.length;
  }

  /** Where in `data` the picture of row i of those appended last begins. */
  pictureOf(i: number): number {
    return ((i - (i % this.#latest)) / this.#latest) * this.#context * this.#width;
  }
}
