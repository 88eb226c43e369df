/**
 * The arithmetic by 128-bit WebAssembly SIMD: the same bits as in plain TypeScript, many times as fast.
 * The code is src/igpt/kernel/assembly/kernel.ts, compiled into kernel.wasm.
 */
import type { Kernel } from './kernel.ts';
import { KernelMemory } from './memory.ts';
import { checkWidth, LANES, type Layer } from '../matmul.ts';
import { checkShapes, zeros, type Matrix } from '../matrix.ts';
import { Past, type PastSize } from '../past.ts';

const FLOAT_BYTES = 4;

/** The kernel reads this many rows of weights at once. */
const TOGETHER = 8;

/**
 * Make a kernel that runs by SIMD.
 * @param wasm - the bytes of kernel.wasm
 * @returns a kernel with memories of its own, which are garbage collected with the last of its layers
 *   and caches
 */
export async function simdKernel(wasm: BufferSource): Promise<Kernel> {
  const module = await WebAssembly.compile(wasm);
  const memory = new KernelMemory(module);
  const { run } = memory;
  /** Released memories of caches, to be used again: new ones are slow to make. */
  const spare: KernelMemory[] = [];
  return {
    linear: (weights) => simdLinear(memory, weights),
    layerNorm: (x, gain) =>
      memory.compute(x.rows, x.columns, (y) =>
        run.layerNorm(memory.placeOf(x), x.rows, x.columns, memory.copy(gain), y),
      ),
    gelu: (x) =>
      memory.compute(x.rows, x.columns, (y) => run.gelu(memory.placeOf(x), x.rows * x.columns, y)),
    add: (a, b) => {
      checkShapes(a, b);
      return memory.compute(a.rows, a.columns, (y) =>
        run.add(memory.placeOf(a), memory.placeOf(b), a.rows * a.columns, y),
      );
    },
    pasts: (count, size) => {
      const own = spare.pop() ?? new KernelMemory(module);
      return Array.from({ length: count }, () => new SimdPast(own, size));
    },
    giveBack: ([first]) => {
      if (first instanceof SimdPast) spare.push(first.release());
    },
    clear: () => memory.clear(),
    within: (compute) => memory.within(compute),
  };
}

function simdLinear(memory: KernelMemory, weights: Matrix): Layer {
  const { rows: outputs, columns: width } = weights;
  checkWidth(width);
  const interleaved = interleave(weights);
  const place = memory.keep(interleaved.length);
  memory.floats(place, interleaved.length).set(interleaved);
  return (x) => {
    checkWidth(width, x);
    return memory.compute(x.rows, outputs, (y) =>
      memory.run.linear(memory.placeOf(x), x.rows, width, place, outputs, y),
    );
  };
}

/**
 * Reorder weights as the kernel reads them: of each eight rows four columns, then the next four.
 * @returns (ceil(out / 8), in / 4, 8, 4)
 */
function interleave({ rows, columns, data }: Matrix): Float32Array {
  const result = new Float32Array(Math.ceil(rows / TOGETHER) * TOGETHER * columns);
  let to = 0;
  for (let j = 0; j < rows; j += TOGETHER) {
    for (let k = 0; k < columns; k += LANES) {
      for (let row = j; row < j + TOGETHER; row++, to += LANES) {
        const from = row * columns + k;
        result.set(data.subarray(from, from + LANES), to);
      }
    }
  }
  return result;
}

/** The KV cache of a layer, (B, heads, T, d / heads) each, in a memory that the layers share. */
class SimdPast extends Past {
  readonly #memory: KernelMemory;
  /** The width of one head. */
  readonly #width: number;
  readonly #keys: number;
  readonly #values: number;
  /** The address of one head's query, and then of its mixed values. */
  readonly #row: number;
  readonly #shares: number;

  constructor(memory: KernelMemory, size: PastSize) {
    super(size);
    this.#memory = memory;
    this.#width = size.width / size.heads;
    this.#keys = memory.keep(size.batch * size.context * size.width);
    this.#values = memory.keep(size.batch * size.context * size.width);
    this.#row = memory.keep(this.#width);
    this.#shares = memory.keep(size.context);
  }

  /** Return the memory for another cache; this one must not be used any longer. */
  release(): KernelMemory {
    this.#memory.clear();
    return this.#memory;
  }

  lookBack(q: Matrix, i: number, head: number): Float32Array {
    const [memory, width] = [this.#memory, this.#width];
    const from = i * this.size.width + head * width;
    const count = this.seenFrom(i);
    memory.floats(this.#row, width).set(q.data.subarray(from, from + width));
    const keys = this.#keys + this.#startOf(this.pictureOf(i), head);
    memory.run.lookBack(this.#row, width, keys, count, this.#shares);
    return memory.floats(this.#shares, count);
  }

  mixIn(shares: Float32Array, mixed: Matrix, i: number, head: number): void {
    const [memory, width] = [this.#memory, this.#width];
    const own = memory.floats(this.#shares, shares.length);
    if (shares.buffer !== own.buffer || shares.byteOffset !== own.byteOffset) own.set(shares);
    const values = this.#values + this.#startOf(this.pictureOf(i), head);
    memory.run.mix(this.#shares, shares.length, values, width, this.#row);
    mixed.data.set(memory.floats(this.#row, width), i * this.size.width + head * width);
  }

  protected first(): { keys: Matrix; values: Matrix } {
    return { keys: this.#firstOf(this.#keys), values: this.#firstOf(this.#values) };
  }

  protected store(picture: number, position: number, keys: Matrix, values: Matrix): void {
    for (let head = 0; head < this.size.heads; head++) {
      const to = this.#startOf(picture, head) + position * this.#width * FLOAT_BYTES;
      this.#storeHead(this.#keys + to, keys, head);
      this.#storeHead(this.#values + to, values, head);
    }
  }

  /** Return the first picture's rows, with heads side by side. */
  #firstOf(place: number): Matrix {
    const width = this.#width;
    const rows = zeros(this.length, this.size.width);
    for (let head = 0; head < this.size.heads; head++) {
      const kept = this.#memory.floats(place + this.#startOf(0, head), rows.rows * width);
      for (let row = 0; row < rows.rows; row++) {
        const part = kept.subarray(row * width, (row + 1) * width);
        rows.data.set(part, row * rows.columns + head * width);
      }
    }
    return rows;
  }

  /** Return the columns of one head, row after row. */
  #storeHead(place: number, { rows, columns, data }: Matrix, head: number): void {
    const width = this.#width;
    const to = this.#memory.floats(place, rows * width);
    for (let row = 0; row < rows; row++) {
      const from = row * columns + head * width;
      for (let c = 0; c < width; c++) to[row * width + c] = data[from + c] ?? 0;
    }
  }

  /** Return the address of this head's part of a picture. */
  #startOf(picture: number, head: number): number {
    const { context, heads } = this.size;
    return (picture * heads + head) * context * this.#width * FLOAT_BYTES;
  }
}
