/**
 * The arithmetic by 128-bit WebAssembly SIMD: the same bits as in plain TypeScript, many times as fast.
 * The code is src/igpt/kernel/assembly/kernel.ts, compiled into kernel.wasm.
 */
import type { Kernel } from './kernel.ts';
import { KernelMemory } from './memory.ts';
import type { Int8Matrix } from '../int8.ts';
import { checkWeights, checkWidth, LANES, type Layer } from '../matmul.ts';
import { checkShapes, type Matrix } from '../matrix.ts';
import { Past, type PastSize } from '../past.ts';

const FLOAT_BYTES = 4;

/** The kernel reads two columns of so many rows of weights at once. */
const TOGETHER = 16;

/**
 * Make a kernel that runs by SIMD.
 * @param wasm - the bytes of kernel.wasm
 * @returns a kernel with a memory of its own, which is garbage collected with the last of its layers and
 *   caches
 */
export async function simdKernel(wasm: BufferSource): Promise<Kernel> {
  const memory = new KernelMemory(await WebAssembly.compile(wasm));
  const { run } = memory;
  /** The addresses of released caches by their number of floats. */
  const spare = new Map<number, number[]>();
  return {
    linear: (weights) => simdLinear(memory, weights),
    layerNorm: (x, gain) =>
      memory.compute(x.rows, x.columns, (y) =>
        run.norm(memory.placeOf(x), x.rows, x.columns, memory.copy(gain), y),
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
      const each = SimdPast.lengthOf(size);
      const place = spare.get(count * each)?.pop() ?? memory.keep(count * each);
      return Array.from(
        { length: count },
        (_, layer) => new SimdPast(memory, size, place + layer * each * FLOAT_BYTES),
      );
    },
    giveBack: (pasts) => {
      const [first] = pasts;
      if (!(first instanceof SimdPast)) return;
      const length = pasts.length * SimdPast.lengthOf(first.size);
      spare.set(length, [...(spare.get(length) ?? []), first.place]);
    },
    clear: () => {
      spare.clear();
      memory.clear();
    },
    within: (compute) => memory.within(compute),
  };
}

function simdLinear(memory: KernelMemory, weights: Int8Matrix): Layer {
  checkWeights(weights);
  const { rows: outputs, columns: width, scales } = weights;
  const interleaved = interleave(weights);
  const place = memory.keep(interleaved.length / FLOAT_BYTES);
  memory.bytes(place, interleaved.length).set(interleaved);
  const scalesPlace = memory.keep(interleaved.length / width);
  memory.floats(scalesPlace, outputs).set(scales);
  return (x) => {
    checkWidth(width, x);
    return memory.compute(x.rows, outputs, (y) => {
      const rounded = memory.take((x.rows * width) / 2 + x.rows);
      memory.run.linear(memory.placeOf(x), x.rows, width, place, scalesPlace, outputs, y, rounded);
    });
  };
}

/**
 * Reorder weights as the kernel reads them: of each sixteen rows two columns, then the next two.
 * @returns (ceil(out / 16), in / 2, 16, 2)
 */
function interleave({ rows, columns, data }: Int8Matrix): Int8Array {
  const result = new Int8Array(Math.ceil(rows / TOGETHER) * TOGETHER * columns);
  let to = 0;
  for (let j = 0; j < rows; j += TOGETHER) {
    for (let k = 0; k < columns; k += 2) {
      for (let row = j; row < j + TOGETHER; row++, to += 2) {
        const from = row * columns + k;
        result[to] = data[from] ?? 0;
        result[to + 1] = data[from + 1] ?? 0;
      }
    }
  }
  return result;
}

/** The KV cache of a layer: keys, values, and scratch for one head's query and weights. */
class SimdPast extends Past {
  readonly place: number;
  readonly #memory: KernelMemory;
  readonly #values: number;
  readonly #query: number;
  readonly #shares: number;

  /** @param place - the address of as many floats as `lengthOf` says */
  constructor(memory: KernelMemory, size: PastSize, place: number) {
    super(size);
    this.#memory = memory;
    this.place = place;
    this.#values = place + numbersOf(size) * FLOAT_BYTES;
    this.#query = this.#values + numbersOf(size) * FLOAT_BYTES;
    this.#shares = this.#query + size.width * FLOAT_BYTES;
  }

  /** Return the number of floats that a cache of this size needs. */
  static lengthOf(size: PastSize): number {
    return 2 * numbersOf(size) + size.width + Math.ceil(size.context / LANES) * LANES;
  }

  lookBack(qkv: Matrix, i: number, head: number): Float32Array {
    const [memory, part, count] = [this.#memory, this.headWidth, this.seenFrom(i)];
    const from = i * qkv.columns + head * part;
    memory.floats(this.#query, part).set(qkv.data.subarray(from, from + part));
    const keys = this.place + this.startOf(this.pictureOf(i), head) * FLOAT_BYTES;
    memory.run.lookBack(this.#query, part, keys, count, this.#shares);
    return memory.floats(this.#shares, count);
  }

  protected extend(qkv: Matrix, n: number): Matrix {
    const { batch, width, heads, causal } = this.size;
    const memory = this.#memory;
    return memory.compute(qkv.rows, width, (y) => {
      const rows = memory.placeOf(qkv);
      for (let b = 0; b < batch; b++) {
        const start = this.startOf(b, 0) * FLOAT_BYTES;
        memory.run.attend(
          rows + b * n * qkv.columns * FLOAT_BYTES,
          n,
          this.length - n,
          causal ? 1 : 0,
          heads,
          this.headWidth,
          this.place + start,
          this.#values + start,
          this.startOf(0, 1) * FLOAT_BYTES,
          this.#shares,
          y + b * n * width * FLOAT_BYTES,
        );
      }
    });
  }

  protected get keys(): Float32Array {
    return this.#memory.floats(this.place, numbersOf(this.size));
  }

  protected get values(): Float32Array {
    return this.#memory.floats(this.#values, numbersOf(this.size));
  }
}

/** Return how many numbers the keys of a cache have, and its values as well. */
function numbersOf({ batch, context, width }: PastSize): number {
  return batch * context * width;
}
