/**
 * The arithmetic of a training step in plain TypeScript, for browsers without WebAssembly SIMD and as a
 * reference: the same sums in the same order, each product and sum rounded to float32, and so the same
 * bits as src/igpt/kernel/assembly/training.ts, which says what each function computes.
 */
import { GELU_SLOPE, sigmoid } from '../gelu.ts';
import { scaleOf } from '../layer-norm.ts';
import { dot, LANES } from '../matmul.ts';
import { softmax } from '../softmax.ts';
import { FLOAT_BYTES, type Arithmetic, type Functions } from './arithmetic.ts';

const { fround, sqrt } = Math;
const SLOPE = fround(GELU_SLOPE);

/** Make the arithmetic in plain TypeScript. */
export function plainArithmetic(): Arithmetic {
  let memory = new Float32Array(1024);
  let used = 0;
  return {
    run: functions(() => memory),
    allocate: (count) => {
      const address = used * FLOAT_BYTES;
      used += count;
      if (used > memory.length) {
        const larger = new Float32Array(Math.max(used, 2 * memory.length));
        larger.set(memory);
        memory = larger;
      }
      return address;
    },
    floats: (address, count) =>
      memory.subarray(address / FLOAT_BYTES, address / FLOAT_BYTES + count),
  };
}

function functions(memory: () => Float32Array<ArrayBuffer>): Functions {
  /** Return a number by its address. */
  const at = (m: Float32Array, address: number): number => m[address >> 2] ?? 0;

  /** Compute y = a b by strides for all three. */
  function multiply(
    [a, aRow, aColumn]: readonly [number, number, number],
    [b, bRow, bColumn]: readonly [number, number, number],
    [y, yRow]: readonly [number, number],
    rows: number,
    depth: number,
    columns: number,
  ): void {
    const m = memory();
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        let left = (a + i * aRow) >> 2;
        let right = (b + j * bColumn) >> 2;
        for (let k = 0; k < depth; k++, left += aColumn >> 2, right += bRow >> 2) {
          sum = fround(sum + fround((m[left] ?? 0) * (m[right] ?? 0)));
        }
        m[(y + i * yRow + j * FLOAT_BYTES) >> 2] = sum;
      }
    }
  }

  return {
    product(a, aRow, aColumn, b, y, rows, depth, columns) {
      const stride = columns * FLOAT_BYTES;
      multiply([a, aRow, aColumn], [b, stride, FLOAT_BYTES], [y, stride], rows, depth, columns);
    },

    transpose(a, stride, rows, columns, y) {
      const m = memory();
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          m[(y >> 2) + j * rows + i] = at(m, a + i * stride + j * FLOAT_BYTES);
        }
      }
    },

    addTo(x, count, y) {
      const m = memory();
      for (let i = 0; i < count; i++)
        m[(y >> 2) + i] = (m[(y >> 2) + i] ?? 0) + (m[(x >> 2) + i] ?? 0);
    },

    blend(a, x, b, y, count, z) {
      const m = memory();
      const [ofX, ofY] = [fround(a), fround(b)];
      for (let i = 0; i < count; i++) {
        m[(z >> 2) + i] =
          fround(ofX * (m[(x >> 2) + i] ?? 0)) + fround(ofY * (m[(y >> 2) + i] ?? 0));
      }
    },

    norm(x, rows, columns, gain, y) {
      const m = memory();
      for (let i = 0; i < rows; i++, x += columns * FLOAT_BYTES, y += columns * FLOAT_BYTES) {
        const r = scaleOf(m, x >> 2, columns);
        for (let c = 0; c < columns * FLOAT_BYTES; c += FLOAT_BYTES) {
          m[(y + c) >> 2] = fround(at(m, x + c) * r) * at(m, gain + c);
        }
      }
    },

    normBackward(dy, x, rows, columns, gain, dx, dgain) {
      const m = memory();
      const u = new Float32Array(columns);
      const length = columns * FLOAT_BYTES;
      for (let i = 0; i < rows; i++, x += length, dy += length, dx += length) {
        const r = scaleOf(m, x >> 2, columns);
        for (let c = 0; c < columns; c++) u[c] = at(m, dy + c * 4) * at(m, gain + c * 4);
        const along = fround(fround(fround(r * r) * dot(u, 0, m, x >> 2, columns)) / columns);
        for (let c = 0; c < columns; c++) {
          const value = at(m, x + c * 4);
          const part = fround(r * fround((u[c] ?? 0) - fround(value * along)));
          m[(dx >> 2) + c] = at(m, dx + c * 4) + part;
          const ofGain = fround(at(m, dy + c * 4) * fround(value * r));
          m[(dgain >> 2) + c] = at(m, dgain + c * 4) + ofGain;
        }
      }
    },

    gelu(x, count, y) {
      const m = memory();
      for (let i = 0; i < count; i++) {
        const value = m[(x >> 2) + i] ?? 0;
        m[(y >> 2) + i] = value * sigmoid(value);
      }
    },

    geluBackward(dy, x, count, dx) {
      const m = memory();
      for (let i = 0; i < count; i++) {
        const value = m[(x >> 2) + i] ?? 0;
        const s = sigmoid(value);
        const bend = fround(fround(SLOPE * value) * fround(s * fround(1 - s)));
        m[(dx >> 2) + i] = (m[(dy >> 2) + i] ?? 0) * fround(s + bend);
      }
    },

    attend(q, k, v, stride, n, width, p, y) {
      const m = memory();
      const scale = fround(1 / fround(sqrt(width)));
      for (let i = 0; i < n; i++, q += stride, p += n * FLOAT_BYTES, y += stride) {
        multiply([q, 0, FLOAT_BYTES], [k, FLOAT_BYTES, stride], [p, 0], 1, width, i + 1);
        softmaxRow(m, p >> 2, i + 1, scale);
        multiply([p, 0, FLOAT_BYTES], [v, stride, FLOAT_BYTES], [y, 0], 1, i + 1, width);
      }
    },

    attendBackward(q, k, v, p, y, dy, stride, n, width, dq, dk, dv, ds) {
      const m = memory();
      const scale = fround(1 / fround(sqrt(width)));
      const row = n * FLOAT_BYTES;
      for (let i = 0; i < n; i++) {
        const [down, across] = [i * stride, i * row];
        const to = [ds + across, 0] as const;
        multiply([dy + down, 0, FLOAT_BYTES], [v, FLOAT_BYTES, stride], to, 1, width, i + 1);
        const along = dot(m, (dy + down) >> 2, m, (y + down) >> 2, width);
        for (let j = 0; j <= i; j++) {
          const index = ((ds + across) >> 2) + j;
          const off = fround((m[index] ?? 0) - along);
          m[index] = fround(fround(at(m, p + across + j * FLOAT_BYTES) * off) * scale);
        }
        const from = [ds + across, 0, FLOAT_BYTES] as const;
        multiply(from, [k, stride, FLOAT_BYTES], [dq + down, 0], 1, i + 1, width);
      }
      for (let j = 0; j < n; j++) {
        const below = j * row + j * FLOAT_BYTES;
        const down = j * stride;
        const seen = n - j;
        const [queries, given] = [
          [q + down, stride, FLOAT_BYTES],
          [dy + down, stride, FLOAT_BYTES],
        ] as const;
        multiply([ds + below, 0, row], queries, [dk + down, 0], 1, seen, width);
        multiply([p + below, 0, row], given, [dv + down, 0], 1, seen, width);
      }
    },
  };
}

/** Turn `count` scores into weights that sum to one; those up to the next multiple of four become 0. */
function softmaxRow(m: Float32Array<ArrayBuffer>, p: number, count: number, scale: number): void {
  softmax(m.subarray(p, p + count), scale);
  for (let j = count; j % LANES !== 0; j++) m[p + j] = 0;
}
