/**
 * The sums of src/igpt/matmul.ts and src/igpt/past.ts for 128-bit WebAssembly SIMD, in AssemblyScript.
 * They have the same bits: four lanes in float32, every product and every sum rounded,
 * (s0 + s1) + (s2 + s3); what is computed in double there is computed in double here.
 * Compiled by `npm run kernel` into src/igpt/kernel.wasm. Addresses are in bytes.
 */

const BYTES: usize = 4;
const VECTOR: usize = 16;

/** Rows of weights that share one pass over a row of x; their sums do not wait for each other. */
const TOGETHER: i32 = 8;

/**
 * y = x W^T.
 * @param x - (rows, width), width a multiple of four
 * @param weights - (outputs, width)
 * @param y - (rows, outputs), written to
 */
export function linear(
  x: usize,
  rows: i32,
  width: i32,
  weights: usize,
  outputs: i32,
  y: usize,
): void {
  const stride = usize(width) * BYTES;
  let j = 0;
  for (; j + TOGETHER <= outputs; j += TOGETHER) {
    const w = weights + usize(j) * stride;
    for (let i = 0; i < rows; i++) {
      eight(x + usize(i) * stride, stride, w, y + usize(i * outputs + j) * BYTES);
    }
  }
  for (; j < outputs; j++) {
    const w = weights + usize(j) * stride;
    for (let i = 0; i < rows; i++) {
      store<f32>(y + usize(i * outputs + j) * BYTES, dot(x + usize(i) * stride, w, stride));
    }
  }
}

/**
 * The softmax of q k_j / sqrt(width) over `count` keys.
 * @param q - (width), one head's part of a query; width a multiple of four
 * @param keys - the same head's part of the first key; the next one is `stride` bytes on
 * @param shares - (count), written to
 */
export function lookBack(
  q: usize,
  width: i32,
  keys: usize,
  stride: usize,
  count: i32,
  shares: usize,
): void {
  const length = usize(width) * BYTES;
  const root = sqrt<f64>(f64(width));
  const end = shares + usize(count) * BYTES;
  let largest = -f64.POSITIVE_INFINITY;
  for (let to = shares; to < end; to += BYTES, keys += stride) {
    const score = f32(f64(dot(q, keys, length)) / root);
    store<f32>(to, score);
    if (f64(score) > largest) largest = f64(score);
  }
  let sum: f64 = 0;
  for (let at = shares; at < end; at += BYTES) {
    const share = exp(f64(load<f32>(at)) - largest);
    store<f32>(at, f32(share));
    sum += share;
  }
  for (let at = shares; at < end; at += BYTES) {
    store<f32>(at, f32(f64(load<f32>(at)) / sum));
  }
}

/**
 * The sum of `count` values by their shares.
 * @param values - one head's part of the first value; the next one is `stride` bytes on
 * @param y - (width), written to; width a multiple of four
 */
export function mix(
  shares: usize,
  count: i32,
  values: usize,
  stride: usize,
  width: i32,
  y: usize,
): void {
  const length = usize(width) * BYTES;
  memory.fill(y, 0, length);
  for (let j = 0; j < count; j++, values += stride) {
    const share = v128.load32_splat(shares + usize(j) * BYTES);
    for (let c: usize = 0; c < length; c += VECTOR) {
      const added = f32x4.mul(share, v128.load(values + c));
      v128.store(y + c, f32x4.add(v128.load(y + c), added));
    }
  }
}

/** As src/igpt/exp.ts, step by step. */
function exp(x: f64): f64 {
  if (x < -87) return 0;
  if (x > 88) return f64.POSITIVE_INFINITY;
  const k = x * 1.4426950408889634 + 6755399441055744 - 6755399441055744;
  const r = x - k * 0.6931471805599453;
  const high = r * (r * (r * (1.0 / 5040) + 1.0 / 720) + 1.0 / 120) + 1.0 / 24;
  const series = r * (r * (r * high + 1.0 / 6) + 0.5) + 1;
  return (r * series + 1) * reinterpret<f64>((i64(k) + 1023) << 52);
}

function eight(x: usize, stride: usize, w: usize, y: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  const end = x + stride;
  for (; x < end; x += VECTOR, w += VECTOR) {
    const a = v128.load(x);
    let row = w;
    s0 = f32x4.add(s0, f32x4.mul(a, v128.load(row)));
    row += stride;
    s1 = f32x4.add(s1, f32x4.mul(a, v128.load(row)));
    row += stride;
    s2 = f32x4.add(s2, f32x4.mul(a, v128.load(row)));
    row += stride;
    s3 = f32x4.add(s3, f32x4.mul(a, v128.load(row)));
    row += stride;
    s4 = f32x4.add(s4, f32x4.mul(a, v128.load(row)));
    row += stride;
    s5 = f32x4.add(s5, f32x4.mul(a, v128.load(row)));
    row += stride;
    s6 = f32x4.add(s6, f32x4.mul(a, v128.load(row)));
    row += stride;
    s7 = f32x4.add(s7, f32x4.mul(a, v128.load(row)));
  }
  store<f32>(y, total(s0));
  store<f32>(y, total(s1), 4);
  store<f32>(y, total(s2), 8);
  store<f32>(y, total(s3), 12);
  store<f32>(y, total(s4), 16);
  store<f32>(y, total(s5), 20);
  store<f32>(y, total(s6), 24);
  store<f32>(y, total(s7), 28);
}

function dot(x: usize, w: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  const end = x + length;
  for (; x < end; x += VECTOR, w += VECTOR) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(x), v128.load(w)));
  }
  return total(sum);
}

function total(s: v128): f32 {
  const low = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1);
  return low + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}
