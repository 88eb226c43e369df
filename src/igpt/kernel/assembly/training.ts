/**
 * The arithmetic of src/igpt/training/ by 128-bit WebAssembly SIMD, in AssemblyScript. The results have
 * the same bits as those of src/igpt/training/plain.ts, on every machine:
 *
 * - a product of matrices adds up each of its numbers by itself and in order: the four lanes of a
 *   vector are four numbers of the result, never four parts of one sum;
 * - the few sums along a row have four lanes, which are added as (s0 + s1) + (s2 + s3);
 * - there is nothing but + - x / and the square root, each rounded to float32: no relaxed SIMD.
 *
 * `npm run kernel` compiles this file into src/igpt/kernel/training.wasm. Addresses and strides are in
 * bytes; rows and columns are multiples of four.
 */
import { BYTES, dot, laneSum, scaleOf, sigmoid, SLOPE, softmaxRow, VECTOR } from './common';

export { gelu, norm } from './common';

/**
 * Compute y = a b, or a^T b by the strides of a.
 * @param a - (rows, depth), each number of a row `aColumn` after the one before
 * @param b - (depth, columns)
 * @param y - (rows, columns), the result
 */
export function product(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  y: usize,
  rows: i32,
  depth: i32,
  columns: i32,
): void {
  const stride = usize(columns) * BYTES;
  for (let i = 0; i < rows; i += 4, a += 4 * aRow, y += 4 * stride) {
    fourRows(a, aRow, aColumn, b, stride, y, stride, depth, columns);
  }
}

/** Compute y = a^T: a is (rows, columns) with this stride, y is (columns, rows). */
export function transpose(a: usize, stride: usize, rows: i32, columns: i32, y: usize): void {
  const step = usize(rows) * BYTES;
  for (let i = 0; i < rows; i += 4, a += 4 * stride, y += VECTOR) {
    let to = y;
    for (let j: usize = 0; j < usize(columns) * BYTES; j += VECTOR, to += 4 * step) {
      const r0 = v128.load(a + j);
      const r1 = v128.load(a + stride + j);
      const r2 = v128.load(a + 2 * stride + j);
      const r3 = v128.load(a + 3 * stride + j);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(to + step, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(to + 2 * step, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(to + 3 * step, v128.shuffle<f64>(high01, high23, 1, 3));
    }
  }
}

/** Add x to y, `count` numbers each. */
export function addTo(x: usize, count: i32, y: usize): void {
  const end = x + usize(count) * BYTES;
  for (; x < end; x += VECTOR, y += VECTOR) {
    v128.store(y, f32x4.add(v128.load(y), v128.load(x)));
  }
}

/** Compute z = a x + b y, `count` numbers each. */
export function blend(a: f32, x: usize, b: f32, y: usize, count: i32, z: usize): void {
  const ofX = f32x4.splat(a);
  const ofY = f32x4.splat(b);
  const end = x + usize(count) * BYTES;
  for (; x < end; x += VECTOR, y += VECTOR, z += VECTOR) {
    v128.store(z, f32x4.add(f32x4.mul(ofX, v128.load(x)), f32x4.mul(ofY, v128.load(y))));
  }
}

/**
 * Add the gradients of `norm`, where u = dy gain:
 *   dx += r (u - x r^2 mean(u x)),   dgain += sum over rows of dy x r
 */
export function normBackward(
  dy: usize,
  x: usize,
  rows: i32,
  columns: i32,
  gain: usize,
  dx: usize,
  dgain: usize,
): void {
  const length = usize(columns) * BYTES;
  for (let i = 0; i < rows; i++, x += length, dy += length, dx += length) {
    const scale = scaleOf(x, length);
    const r = f32x4.splat(scale);
    let sum = f32x4.splat(0);
    for (let c: usize = 0; c < length; c += VECTOR) {
      const u = f32x4.mul(v128.load(dy + c), v128.load(gain + c));
      sum = f32x4.add(sum, f32x4.mul(u, v128.load(x + c)));
    }
    const along = f32x4.splat((scale * scale * laneSum(sum)) / f32(columns));
    for (let c: usize = 0; c < length; c += VECTOR) {
      const value = v128.load(x + c);
      const given = v128.load(dy + c);
      const u = f32x4.mul(given, v128.load(gain + c));
      const part = f32x4.mul(r, f32x4.sub(u, f32x4.mul(value, along)));
      v128.store(dx + c, f32x4.add(v128.load(dx + c), part));
      const ofGain = f32x4.mul(given, f32x4.mul(value, r));
      v128.store(dgain + c, f32x4.add(v128.load(dgain + c), ofGain));
    }
  }
}

/** Compute dx = dy (s + 1.702 x s (1 - s)), the gradient of `gelu`. */
export function geluBackward(dy: usize, x: usize, count: i32, dx: usize): void {
  const end = x + usize(count) * BYTES;
  for (; x < end; x += VECTOR, dy += VECTOR, dx += VECTOR) {
    const value = v128.load(x);
    const s = sigmoid(value);
    const bend = f32x4.mul(
      f32x4.mul(f32x4.splat(SLOPE), value),
      f32x4.mul(s, f32x4.sub(f32x4.splat(1), s)),
    );
    v128.store(dx, f32x4.mul(v128.load(dy), f32x4.add(s, bend)));
  }
}

/**
 * One head's causal attention over one picture of n positions: p = softmax(q k^T / sqrt(width)), each
 * row over its own and earlier positions alone, and y = p v.
 * @param q - (n, width) with this stride; k, v and y as well
 * @param p - (n, n), the weights; what lies right of a row's block of four is not written
 * @param scratch - (width, n)
 */
export function attend(
  q: usize,
  k: usize,
  v: usize,
  stride: usize,
  n: i32,
  width: i32,
  p: usize,
  y: usize,
  scratch: usize,
): void {
  const row = usize(n) * BYTES;
  const scale: f32 = 1 / sqrt<f32>(f32(width));
  transpose(k, stride, n, width, scratch);
  for (let i = 0; i < n; i += 4, q += 4 * stride, y += 4 * stride, p += 4 * row) {
    fourRows(q, stride, BYTES, scratch, row, p, row, width, i + 4);
    for (let r = 0; r < 4; r++) softmaxRow(p + usize(r) * row, i + r + 1, scale);
    fourRows(p, row, BYTES, v, stride, y, stride, i + 4, width);
  }
}

/**
 * The gradients of `attend`, row by row:
 *   dv = p^T dy,   dp = dy v^T,   ds = p (dp - dy . y) / sqrt(width),   dq = ds k,   dk = ds^T q
 * @param ds - (n, n), scratch
 * @param scratch - (width, n)
 */
export function attendBackward(
  q: usize,
  k: usize,
  v: usize,
  p: usize,
  y: usize,
  dy: usize,
  stride: usize,
  n: i32,
  width: i32,
  dq: usize,
  dk: usize,
  dv: usize,
  ds: usize,
  scratch: usize,
): void {
  const row = usize(n) * BYTES;
  const scale: f32 = 1 / sqrt<f32>(f32(width));
  transpose(v, stride, n, width, scratch);
  for (let i = 0; i < n; i += 4) {
    const down = usize(i) * stride;
    const across = usize(i) * row;
    fourRows(dy + down, stride, BYTES, scratch, row, ds + across, row, width, i + 4);
    for (let r = 0; r < 4; r++) {
      const at = down + usize(r) * stride;
      const along = dot(dy + at, y + at, usize(width) * BYTES);
      const from = across + usize(r) * row;
      scoreGradients(p + from, ds + from, i + 4, along, scale);
    }
    fourRows(ds + across, row, BYTES, k, stride, dq + down, stride, i + 4, width);
  }
  for (let j = 0; j < n; j += 4) {
    const down = usize(j) * stride;
    // Only rows from j on have seen position j.
    const from = usize(j) * row + usize(j) * BYTES;
    fourRows(ds + from, BYTES, row, q + down, stride, dk + down, stride, n - j, width);
    fourRows(p + from, BYTES, row, dy + down, stride, dv + down, stride, n - j, width);
  }
}

/** ds = p (ds - along) scale, of `count` numbers. */
function scoreGradients(p: usize, ds: usize, count: i32, along: f32, scale: f32): void {
  const less = f32x4.splat(along);
  const by = f32x4.splat(scale);
  const end = p + usize(count) * BYTES;
  for (; p < end; p += VECTOR, ds += VECTOR) {
    const off = f32x4.sub(v128.load(ds), less);
    v128.store(ds, f32x4.mul(f32x4.mul(v128.load(p), off), by));
  }
}

/** Compute four rows of a product, eight columns at a time, so that each load serves several products. */
function fourRows(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  y: usize,
  yRow: usize,
  depth: i32,
  columns: i32,
): void {
  let left = columns;
  for (; left >= 8; left -= 8, b += 2 * VECTOR, y += 2 * VECTOR) {
    fourByEight(a, aRow, aColumn, b, bRow, y, yRow, depth);
  }
  if (left > 0) fourByFour(a, aRow, aColumn, b, bRow, y, yRow, depth);
}

function fourByEight(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  y: usize,
  yRow: usize,
  depth: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let t0 = f32x4.splat(0);
  let t1 = f32x4.splat(0);
  let t2 = f32x4.splat(0);
  let t3 = f32x4.splat(0);
  const second = aRow;
  const third = aRow + aRow;
  const fourth = third + aRow;
  for (let k = 0; k < depth; k++, a += aColumn, b += bRow) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    s0 = f32x4.add(s0, f32x4.mul(a0, left));
    t0 = f32x4.add(t0, f32x4.mul(a0, right));
    const a1 = v128.load32_splat(a + second);
    s1 = f32x4.add(s1, f32x4.mul(a1, left));
    t1 = f32x4.add(t1, f32x4.mul(a1, right));
    const a2 = v128.load32_splat(a + third);
    s2 = f32x4.add(s2, f32x4.mul(a2, left));
    t2 = f32x4.add(t2, f32x4.mul(a2, right));
    const a3 = v128.load32_splat(a + fourth);
    s3 = f32x4.add(s3, f32x4.mul(a3, left));
    t3 = f32x4.add(t3, f32x4.mul(a3, right));
  }
  v128.store(y, s0);
  v128.store(y, t0, 16);
  v128.store(y + yRow, s1);
  v128.store(y + yRow, t1, 16);
  v128.store(y + 2 * yRow, s2);
  v128.store(y + 2 * yRow, t2, 16);
  v128.store(y + 3 * yRow, s3);
  v128.store(y + 3 * yRow, t3, 16);
}

function fourByFour(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  y: usize,
  yRow: usize,
  depth: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  for (let k = 0; k < depth; k++, a += aColumn, b += bRow) {
    const value = v128.load(b);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a), value));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a + aRow), value));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a + 2 * aRow), value));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a + 3 * aRow), value));
  }
  v128.store(y, s0);
  v128.store(y + yRow, s1);
  v128.store(y + 2 * yRow, s2);
  v128.store(y + 3 * yRow, s3);
}
