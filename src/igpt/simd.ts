/**
 * The sums by 128-bit WebAssembly SIMD: the same bits as in plain TypeScript, many times as fast.
 * The code is assembly/kernel.ts, compiled into kernel.wasm.
 */
import type { Kernel } from './kernel.ts';
import { LANES, type Layer } from './matmul.ts';
import { zeros, type Matrix } from './matrix.ts';
import { Past, type PastSize } from './past.ts';

/** What assembly/kernel.ts exports; addresses in bytes. */
interface Exports {
  linear(x: number, rows: number, width: number, weights: number, outputs: number, y: number): void;
  lookBack(q: number, width: number, keys: number, stride: number, count: number, to: number): void;
  mix(
    shares: number,
    count: number,
    values: number,
    stride: number,
    width: number,
    y: number,
  ): void;
}

const FLOAT_BYTES = 4;
const PAGE_FLOATS = 16_384;

/** The start of the layers' memory takes what goes in and what comes out; the weights follow. */
const SCRATCH_FLOATS = 16 * PAGE_FLOATS;

/**
 * Makes the sums ready to run by SIMD.
 * @param wasm - the bytes of kernel.wasm
 * @returns a kernel of its own memory, which is given back with the last of its layers; so is the memory
 *   of each set of keys and values
 */
export async function simdKernel(wasm: BufferSource): Promise<Kernel> {
  const module = await WebAssembly.compile(wasm);
  const layers = new Space(module, SCRATCH_FLOATS);
  return {
    linear: (weights) => simdLinear(layers, weights),
    pasts: (count, size) => {
      const room = count * 2 * size.batch * size.context * size.width;
      const space = new Space(module, size.width + size.context, room);
      return Array.from({ length: count }, () => new SimdPast(space, size));
    },
  };
}

/** The kernel and a memory that it works in. */
class Space {
  readonly run: Exports;
  readonly #memory: WebAssembly.Memory;
  #floats: Float32Array<ArrayBuffer>;
  #used: number;

  /**
   * @param scratch - floats at its start that everybody may write to
   * @param room - floats that will be allocated, if that is known
   */
  constructor(module: WebAssembly.Module, scratch: number, room = 0) {
    const initial = Math.ceil((scratch + LANES + room) / PAGE_FLOATS);
    this.#memory = new WebAssembly.Memory({ initial });
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    // A module does not tell its types; this one is compiled from assembly/kernel.ts.
    this.run = instance.exports as unknown as Exports;
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#used = Math.ceil(scratch / LANES) * LANES;
  }

  /** All of the memory; made anew when it has grown. */
  get floats(): Float32Array<ArrayBuffer> {
    return this.#floats;
  }

  /** Room for so many floats, zeros: where it begins, in floats. */
  allocate(length: number): number {
    const start = this.#used;
    this.#used += length;
    const lacking = this.#used - this.#floats.length;
    if (lacking > 0) {
      this.#memory.grow(Math.ceil(lacking / PAGE_FLOATS));
      this.#floats = new Float32Array(this.#memory.buffer);
    }
    return start;
  }
}

function simdLinear(space: Space, weights: Matrix): Layer {
  const { rows: outputs, columns: width } = weights;
  // So many rows fit into the scratch memory at once.
  const portion = Math.floor(SCRATCH_FLOATS / (width + outputs));
  if (width % LANES !== 0)
    throw new RangeError(`The width ${width} of a layer is not a multiple of ${LANES}.`);
  if (portion === 0)
    throw new RangeError(`A layer from ${width} to ${outputs} is too wide for the kernel.`);
  const at = space.allocate(weights.data.length);
  space.floats.set(weights.data, at);
  return (x) => {
    if (x.columns !== width)
      throw new RangeError(`A layer for width ${width} cannot read vectors of width ${x.columns}.`);
    const y = zeros(x.rows, outputs);
    for (let from = 0; from < x.rows; from += portion) {
      const rows = Math.min(portion, x.rows - from);
      const [inputs, results] = [rows * width, rows * outputs];
      space.floats.set(x.data.subarray(from * width, from * width + inputs));
      space.run.linear(0, rows, width, at * FLOAT_BYTES, outputs, inputs * FLOAT_BYTES);
      y.data.set(space.floats.subarray(inputs, inputs + results), from * outputs);
    }
    return y;
  };
}

/** Keys and values in the kernel's memory. Its scratch takes one head's query or mixture, then shares. */
class SimdPast extends Past {
  readonly #space: Space;
  readonly #keys: number;
  readonly #values: number;

  constructor(space: Space, size: PastSize) {
    super(size);
    this.#space = space;
    this.#keys = space.allocate(size.batch * size.context * size.width);
    this.#values = space.allocate(size.batch * size.context * size.width);
  }

  lookBack(q: Matrix, i: number, head: number): Float32Array {
    const { floats, run } = this.#space;
    const { width: all, heads } = this.size;
    const width = all / heads;
    const from = i * all + head * width;
    const count = this.seenFrom(i);
    floats.set(q.data.subarray(from, from + width));
    const keys = (this.#keys + this.startOf(i, head)) * FLOAT_BYTES;
    run.lookBack(0, width, keys, all * FLOAT_BYTES, count, all * FLOAT_BYTES);
    return floats.slice(all, all + count);
  }

  mixIn(shares: Float32Array, mixed: Matrix, i: number, head: number): void {
    const { floats, run } = this.#space;
    const { width: all, heads } = this.size;
    const width = all / heads;
    floats.set(shares, all);
    const values = (this.#values + this.startOf(i, head)) * FLOAT_BYTES;
    run.mix(all * FLOAT_BYTES, shares.length, values, all * FLOAT_BYTES, width, 0);
    mixed.data.set(floats.subarray(0, width), i * all + head * width);
  }

  protected first(): { keys: Float32Array; values: Float32Array } {
    const { floats } = this.#space;
    const length = this.length * this.size.width;
    return {
      keys: floats.subarray(this.#keys, this.#keys + length),
      values: floats.subarray(this.#values, this.#values + length),
    };
  }

  protected store(at: number, keys: Float32Array, values: Float32Array): void {
    this.#space.floats.set(keys, this.#keys + at);
    this.#space.floats.set(values, this.#values + at);
  }
}
