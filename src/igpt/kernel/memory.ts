/**
 * The memory that a WebAssembly kernel computes in. First comes what is kept: weights, or keys and
 * values. Behind it lies what is being computed, so that matrices go from one function of the kernel
 * to the next without being copied; when a computation has ended, its room serves the next one.
 */
import { LANES } from '../matmul.ts';
import type { Matrix } from '../matrix.ts';

/** What src/igpt/kernel/assembly/kernel.ts exports; addresses in bytes. */
export interface Exports {
  linear(x: number, rows: number, width: number, weights: number, outputs: number, y: number): void;
  layerNorm(x: number, rows: number, width: number, gain: number, y: number): void;
  gelu(x: number, count: number, y: number): void;
  add(a: number, b: number, count: number, y: number): void;
  lookBack(q: number, width: number, keys: number, count: number, shares: number): void;
  mix(shares: number, count: number, values: number, width: number, y: number): void;
}

const FLOAT_BYTES = 4;
const PAGE_FLOATS = 16_384;

/** The kernel and a memory of its own. Places in it are counted in bytes. */
export class KernelMemory {
  readonly run: Exports;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #floats = new Float32Array(this.#memory.buffer);
  /** Floats that are kept, and floats in use. */
  #kept = 0;
  #used = 0;
  #computing = false;

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    // A module does not tell its types; this one is compiled from src/igpt/kernel/assembly/kernel.ts.
    this.run = instance.exports as unknown as Exports;
  }

  /** Room for so many floats that is never given back; not to be asked for within a computation. */
  keep(length: number): number {
    const place = this.#take(length);
    this.#kept = this.#used;
    return place;
  }

  /** Gives all its room to whoever keeps something next. */
  clear(): void {
    this.#kept = this.#used = 0;
  }

  /** The floats at a place, up to the next growth of the memory. */
  floats(place: number, length: number): Float32Array<ArrayBuffer> {
    return this.#floats.subarray(place / FLOAT_BYTES, place / FLOAT_BYTES + length);
  }

  /** Where the numbers of x lie: they are copied if they are elsewhere. Only within a computation. */
  placeOf(x: Matrix): number {
    return x instanceof Resident && x.memory === this ? x.place : this.copy(x.data);
  }

  /** Copies numbers to where they last as long as the computation. */
  copy(numbers: Float32Array): number {
    const place = this.#take(numbers.length);
    this.#floats.set(numbers, place / FLOAT_BYTES);
    return place;
  }

  /** A matrix that is written by the kernel, given where it begins. */
  compute(rows: number, columns: number, write: (place: number) => void): Matrix {
    return this.within(() => {
      const y = new Resident(this, rows, columns, this.#take(rows * columns));
      write(y.place);
      return y;
    });
  }

  /** Runs a computation, which may consist of others, and takes its result out of the memory. */
  within(compute: () => Matrix): Matrix {
    if (this.#computing) return compute();
    this.#computing = true;
    try {
      const { rows, columns, data } = compute();
      return { rows, columns, data: data.slice() };
    } finally {
      this.#computing = false;
      this.#used = this.#kept;
    }
  }

  /** Rounded up to whole vectors, since the kernel writes no less. */
  #take(length: number): number {
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

/** A matrix in the kernel's memory, until the computation that it belongs to has ended. */
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

  /** Made when it is asked for: a view does not outlive a growth of the memory. */
  get data(): Float32Array<ArrayBuffer> {
    return this.memory.floats(this.place, this.rows * this.columns);
  }
}
