/**
 * The memory of a WebAssembly kernel. First comes what is kept: weights, keys and values. Behind it lie
 * the matrices of the present computation, which one function of the kernel writes and the next reads
 * without a copy. The next computation uses their memory again.
 */
import { LANES } from '../matmul.ts';
import { copyOf, type Matrix } from '../matrix.ts';

/** The exports of src/igpt/kernel/assembly/kernel.ts; addresses in bytes. */
export interface Exports {
  linear(
    x: number,
    rows: number,
    width: number,
    weights: number,
    scales: number,
    outputs: number,
    y: number,
    rounded: number,
  ): void;
  norm(x: number, rows: number, width: number, gain: number, y: number): void;
  gelu(x: number, count: number, y: number): void;
  add(a: number, b: number, count: number, y: number): void;
  lookBack(q: number, width: number, keys: number, count: number, shares: number): void;
  attend(
    qkv: number,
    rows: number,
    start: number,
    causal: number,
    heads: number,
    width: number,
    keys: number,
    values: number,
    step: number,
    shares: number,
    y: number,
  ): void;
}

const FLOAT_BYTES = 4;
const PAGE_FLOATS = 16_384;

/** A kernel with a memory of its own; addresses in bytes. */
export class KernelMemory {
  readonly run: Exports;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #floats = new Float32Array(this.#memory.buffer);
  /** The number of floats that are kept, and of those in use. */
  #kept = 0;
  #used = 0;
  #computing = false;

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    // WebAssembly exports are untyped; these are compiled from src/igpt/kernel/assembly/kernel.ts.
    this.run = instance.exports as unknown as Exports;
  }

  /** Allocate floats that are kept, or bytes in their place. Not allowed within a computation. */
  keep(length: number): number {
    const place = this.take(length);
    this.#kept = this.#used;
    return place;
  }

  /** Release all that is kept. */
  clear(): void {
    this.#kept = this.#used = 0;
  }

  /** Return the floats at an address; the view ends when the memory grows. */
  floats(place: number, length: number): Float32Array<ArrayBuffer> {
    return this.#floats.subarray(place / FLOAT_BYTES, place / FLOAT_BYTES + length);
  }

  /** Return the bytes at an address; the view ends when the memory grows. */
  bytes(place: number, length: number): Int8Array {
    return new Int8Array(this.#memory.buffer, place, length);
  }

  /** Return the address of x's numbers, copied here if they lie elsewhere. Only within a computation. */
  placeOf(x: Matrix): number {
    return x instanceof Resident && x.memory === this ? x.place : this.copy(x.data);
  }

  /** Copy numbers into the memory for the present computation. */
  copy(numbers: Float32Array): number {
    const place = this.take(numbers.length);
    this.#floats.set(numbers, place / FLOAT_BYTES);
    return place;
  }

  /** Return a matrix that `write` lets the kernel fill, given its address. */
  compute(rows: number, columns: number, write: (place: number) => void): Matrix {
    if (!this.#computing) return this.within(() => this.compute(rows, columns, write));
    const y = new Resident(this, rows, columns, this.take(rows * columns));
    const end = this.#used;
    write(y.place);
    this.#used = end;
    return y;
  }

  /**
   * Run a computation and return its result, copied out of the memory. Within another computation the
   * result stays in the memory, in place of all that was allocated on the way to it.
   */
  within(compute: () => Matrix): Matrix {
    const isOutermost = !this.#computing;
    const start = this.#used;
    this.#computing = true;
    try {
      const result = compute();
      return isOutermost ? copyOf(result) : this.#moved(result, start);
    } finally {
      if (isOutermost) {
        this.#computing = false;
        this.#used = this.#kept;
      }
    }
  }

  /** Move a matrix to where its computation started, and release what lies behind it. */
  #moved(result: Matrix, start: number): Matrix {
    this.#used = start;
    if (!(result instanceof Resident) || result.place < start * FLOAT_BYTES) return result;
    const { rows, columns, place } = result;
    const to = this.take(rows * columns);
    if (to === place) return result;
    const from = place / FLOAT_BYTES;
    this.#floats.copyWithin(start, from, from + rows * columns);
    return new Resident(this, rows, columns, to);
  }

  /**
   * Allocate floats for the present computation, or bytes in their place. Rounds up to whole vectors, since
   * the kernel writes no less.
   */
  take(length: number): number {
    const start = this.#used;
    this.#used += Math.ceil(length / LANES) * LANES;
    const lacking = this.#used - this.#floats.length;
    if (lacking > 0) {
      this.#memory.grow(Math.ceil(lacking / PAGE_FLOATS));
      this.#floats = new Float32Array(this.#memory.buffer);
    }
    return start * FLOAT_BYTES;
  }
}

/** A matrix in the kernel's memory, valid until its computation has ended. */
class Resident implements Matrix {
  readonly memory: KernelMemory;
  readonly rows: number;
  readonly columns: number;
  readonly place: number;

  constructor(memory: KernelMemory, rows: number, columns: number, place: number) {
    this.memory = memory;
    this.rows = rows;
    this.columns = columns;
    this.place = place;
  }

  /** A new view each time, since a view ends when the memory grows. */
  get data(): Float32Array<ArrayBuffer> {
    return this.memory.floats(this.place, this.rows * this.columns);
  }
}
