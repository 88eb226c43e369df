/**
 * The arithmetic of a training step, over one memory of float32 numbers. There are two with the same
 * bits: by WebAssembly SIMD (here) and in plain TypeScript (plain.ts).
 */

/**
 * The functions of src/igpt/kernel/assembly/training.ts, which describes each. Addresses and strides are
 * in bytes; rows and columns are multiples of four.
 */
export interface Functions {
  /** y = a b, or a^T b by the strides of a; a (rows, depth), b (depth, columns). */
  product(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    y: number,
    rows: number,
    depth: number,
    columns: number,
  ): void;
  /** y = a^T; a (rows, columns). */
  transpose(a: number, stride: number, rows: number, columns: number, y: number): void;
  /** y += x */
  addTo(x: number, count: number, y: number): void;
  /** z = a x + b y */
  blend(a: number, x: number, b: number, y: number, count: number, z: number): void;
  /** y = x gain / root mean square of the row */
  norm(x: number, rows: number, columns: number, gain: number, y: number): void;
  /** Adds to dx and dgain. */
  normBackward(
    dy: number,
    x: number,
    rows: number,
    columns: number,
    gain: number,
    dx: number,
    dgain: number,
  ): void;
  /** y = x sigmoid(1.702 x) */
  gelu(x: number, count: number, y: number): void;
  geluBackward(dy: number, x: number, count: number, dx: number): void;
  /** One head's causal attention over one picture: p = softmax(q k^T / sqrt(width)), y = p v. */
  attend(
    q: number,
    k: number,
    v: number,
    stride: number,
    n: number,
    width: number,
    p: number,
    y: number,
    scratch: number,
  ): void;
  attendBackward(
    q: number,
    k: number,
    v: number,
    p: number,
    y: number,
    dy: number,
    stride: number,
    n: number,
    width: number,
    dq: number,
    dk: number,
    dv: number,
    ds: number,
    scratch: number,
  ): void;
}

export const FLOAT_BYTES = 4;
const PAGE_BYTES = 65_536;

/** Functions with their memory. */
export interface Arithmetic {
  readonly run: Functions;
  /** Allocate zeros and return their address; views that were made before end. */
  allocate(count: number): number;
  /** Return a view of the numbers at an address. */
  floats(address: number, count: number): Float32Array<ArrayBuffer>;
}

/** Make the arithmetic by SIMD, of the bytes of src/igpt/kernel/training.wasm. */
export async function simdArithmetic(wasm: BufferSource): Promise<Arithmetic> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  let used = 0;
  return {
    // WebAssembly exports are untyped; these are compiled from src/igpt/kernel/assembly/training.ts.
    run: instance.exports as unknown as Functions,
    allocate: (count) => {
      const address = used;
      used += count * FLOAT_BYTES;
      const lacking = used - memory.buffer.byteLength;
      if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE_BYTES));
      return address;
    },
    floats: (address, count) => new Float32Array(memory.buffer, address, count),
  };
}

/** A matrix in an arithmetic's memory. */
export class Tensor {
  readonly rows: number;
  readonly columns: number;
  /** In bytes. */
  readonly address: number;
  readonly #by: Arithmetic;

  /** @param address - by default that of new memory */
  constructor(by: Arithmetic, rows: number, columns: number, address?: number) {
    this.rows = rows;
    this.columns = columns;
    this.address = address ?? by.allocate(rows * columns);
    this.#by = by;
  }

  get count(): number {
    return this.rows * this.columns;
  }

  /** The bytes of a row. */
  get stride(): number {
    return this.columns * FLOAT_BYTES;
  }

  /** A view of the numbers, which ends when more memory is allocated. */
  get data(): Float32Array<ArrayBuffer> {
    return this.#by.floats(this.address, this.count);
  }
}
