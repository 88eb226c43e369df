/**
 * The arithmetic of src/igpt/ by 128-bit WebAssembly SIMD, in AssemblyScript. The results have the same
 * bits as those of matmul.ts, past.ts, softmax.ts, layer-norm.ts, gelu.ts and matrix.ts: a sum has four
 * lanes in float32, every product and every sum is rounded, and the lanes are added as
 * (s0 + s1) + (s2 + s3); both use doubles in the same places. `npm run kernel` compiles this file into
 * src/igpt/kernel/kernel.wasm. Addresses are in bytes; widths are multiples of four.
 */
import { addLanes } from './lanes';

const BYTES: usize = 4;
const VECTOR: usize = 16;

/** The weights of this many outputs are interleaved; see `linear`. */
const INTERLEAVED: i32 = 8;

/**
 * Compute y = x W^T.
 * @param x - (rows, width)
 * @param weights - W in the order in which it is read, (ceil(outputs / 8), width / 4, 8, 4): four columns
 *   of eight rows, then the next four columns; rows beyond the last are zeros
 * @param y - (rows, outputs), the result
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
  const step = usize(outputs) * BYTES;
  for (let j = 0; j < outputs; j += INTERLEAVED, weights += usize(INTERLEAVED) * stride) {
    const count = min(outputs - j, INTERLEAVED);
    let from = x;
    let to = y + usize(j) * BYTES;
    let i = 0;
    for (; i + 2 <= rows; i += 2, from += 2 * stride, to += 2 * step) {
      twoByFour(from, stride, weights, to, step, min(count, 4));
      if (count > 4) {
        twoByFour(from, stride, weights + 4 * VECTOR, to + 4 * BYTES, step, count - 4);
      }
    }
    if (i < rows) oneByEight(from, stride, weights, to, count);
  }
}

/**
 * Divide each row by the root of its mean square and multiply it by a gain.
 * @param x - (rows, width)
 * @param gain - (width)
 * @param y - (rows, width), the result
 */
export function layerNorm(x: usize, rows: i32, width: i32, gain: usize, y: usize): void {
  const length = usize(width) * BYTES;
  for (let i = 0; i < rows; i++, x += length, y += length) {
    const meanSquare = f64(dot(x, x, length)) / f64(width);
    const scale = f64x2.splat(1 / sqrt<f64>(meanSquare + 1e-5));
    for (let c: usize = 0; c < length; c += VECTOR) {
      const value = v128.load(x + c);
      const by = v128.load(gain + c);
      const lowHalf = f64x2.mul(f64x2.mul(low(value), scale), low(by));
      const highHalf = f64x2.mul(f64x2.mul(high(value), scale), high(by));
      v128.store(y + c, toFloats(lowHalf, highHalf));
    }
  }
}

/**
 * Compute x sigmoid(1.702 x).
 * @param x - (count), count a multiple of four
 * @param y - (count), the result
 */
export function gelu(x: usize, count: i32, y: usize): void {
  const length = usize(count) * BYTES;
  for (let c: usize = 0; c < length; c += VECTOR) {
    const value = v128.load(x + c);
    v128.store(y + c, toFloats(geluOf(low(value)), geluOf(high(value))));
  }
}

/**
 * Add a and b.
 * @param a - (count), count a multiple of four
 * @param b - (count)
 * @param y - (count), the result
 */
export function add(a: usize, b: usize, count: i32, y: usize): void {
  const length = usize(count) * BYTES;
  for (let c: usize = 0; c < length; c += VECTOR) {
    v128.store(y + c, f32x4.add(v128.load(a + c), v128.load(b + c)));
  }
}

/**
 * Compute one head's attention weights: the softmax of q k_j / sqrt(width) over `count` keys.
 * @param q - (width), the head's query
 * @param keys - (count, width), the head's keys
 * @param attention - the result, (count), written up to a multiple of four
 */
export function lookBack(q: usize, width: i32, keys: usize, count: i32, attention: usize): void {
  const length = usize(width) * BYTES;
  const root = f64x2.splat(sqrt<f64>(f64(width)));
  const end = attention + usize(count) * BYTES;
  const last = keys + usize(count - 1) * length;
  let most = f32x4.splat(-f32.POSITIVE_INFINITY);
  for (let to = attention; to < end; to += VECTOR, keys += 4 * length) {
    // Past the end the last key is read again, which does not change the largest score.
    const second = min(keys + length, last);
    const third = min(keys + 2 * length, last);
    const fourth = min(keys + 3 * length, last);
    const sums = fourDots(q, length, keys, second, third, fourth);
    const scores = toFloats(f64x2.div(low(sums), root), f64x2.div(high(sums), root));
    v128.store(to, scores);
    most = f32x4.max(most, scores);
  }
  const upper = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
  const largest = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), upper);
  const total = exponentials(attention, end, f64(largest));
  const all = f64x2.splat(total);
  for (let at = attention; at < end; at += VECTOR) {
    const weight = v128.load(at);
    v128.store(at, toFloats(f64x2.div(low(weight), all), f64x2.div(high(weight), all)));
  }
}

/**
 * Sum one head's values, weighted by the attention weights.
 * @param attention - (count), the attention weights
 * @param values - (count, width)
 * @param y - (width), the result
 */
export function mix(attention: usize, count: i32, values: usize, width: i32, y: usize): void {
  const stride = usize(width) * BYTES;
  const end = attention + usize(count) * BYTES;
  let left = width;
  for (; left >= 32; left -= 32, values += 8 * VECTOR, y += 8 * VECTOR) {
    mixEight(attention, end, values, stride, y);
  }
  for (; left > 0; left -= 4, values += VECTOR, y += VECTOR) {
    let sum = f32x4.splat(0);
    let value = values;
    for (let at = attention; at < end; at += BYTES, value += stride) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(at), v128.load(value)));
    }
    v128.store(y, sum);
  }
}

/** Compute eight vectors of `mix`. */
function mixEight(attention: usize, end: usize, value: usize, stride: usize, y: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  for (let at = attention; at < end; at += BYTES, value += stride) {
    const weight = v128.load32_splat(at);
    s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(value)));
    s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(value, 16)));
    s2 = f32x4.add(s2, f32x4.mul(weight, v128.load(value, 32)));
    s3 = f32x4.add(s3, f32x4.mul(weight, v128.load(value, 48)));
    s4 = f32x4.add(s4, f32x4.mul(weight, v128.load(value, 64)));
    s5 = f32x4.add(s5, f32x4.mul(weight, v128.load(value, 80)));
    s6 = f32x4.add(s6, f32x4.mul(weight, v128.load(value, 96)));
    s7 = f32x4.add(s7, f32x4.mul(weight, v128.load(value, 112)));
  }
  v128.store(y, s0);
  v128.store(y, s1, 16);
  v128.store(y, s2, 32);
  v128.store(y, s3, 48);
  v128.store(y, s4, 64);
  v128.store(y, s5, 80);
  v128.store(y, s6, 96);
  v128.store(y, s7, 112);
}

/** Turn scores into exp(score - largest) and return their sum, added in order. */
function exponentials(at: usize, end: usize, largest: f64): f64 {
  const off = f64x2.splat(largest);
  let sum: f64 = 0;
  for (; at < end; at += VECTOR) {
    const scores = v128.load(at);
    const lowHalf = exp(f64x2.sub(low(scores), off));
    const highHalf = exp(f64x2.sub(high(scores), off));
    v128.store(at, toFloats(lowHalf, highHalf));
    sum += f64x2.extract_lane(lowHalf, 0);
    if (at + BYTES < end) sum += f64x2.extract_lane(lowHalf, 1);
    if (at + 2 * BYTES < end) sum += f64x2.extract_lane(highHalf, 0);
    if (at + 3 * BYTES < end) sum += f64x2.extract_lane(highHalf, 1);
  }
  return sum;
}

function geluOf(x: v128): v128 {
  const power = exp(f64x2.mul(f64x2.splat(-1.702), x));
  return f64x2.div(x, f64x2.add(f64x2.splat(1), power));
}

/** Compute exp of two doubles in the same steps as src/igpt/exp.ts. */
function exp(x: v128): v128 {
  const rounder = f64x2.splat(6755399441055744);
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), rounder);
  const k = f64x2.sub(shifted, rounder);
  const r = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471805599453)));
  let series = f64x2.mul(r, f64x2.splat(1.0 / 5040));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(1.0 / 720)));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(1.0 / 120)));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(1.0 / 24)));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(1.0 / 6)));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(0.5)));
  series = f64x2.mul(r, f64x2.add(series, f64x2.splat(1)));
  // The low bits of `shifted` are the integer k; with the bias they become the exponent of 2^k.
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  const result = f64x2.mul(f64x2.add(series, f64x2.splat(1)), power);
  const infinite = f64x2.gt(x, f64x2.splat(88));
  const finite = v128.bitselect(f64x2.splat(f64.POSITIVE_INFINITY), result, infinite);
  return v128.andnot(finite, f64x2.lt(x, f64x2.splat(-87)));
}

/** Multiply a row of x with eight rows of weights and store `count` of the products. */
function oneByEight(x: usize, stride: usize, w: usize, y: usize, count: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  const end = x + stride;
  for (; x < end; x += VECTOR, w += 8 * VECTOR) {
    const a = v128.load(x);
    s0 = f32x4.add(s0, f32x4.mul(a, v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(a, v128.load(w, 16)));
    s2 = f32x4.add(s2, f32x4.mul(a, v128.load(w, 32)));
    s3 = f32x4.add(s3, f32x4.mul(a, v128.load(w, 48)));
    s4 = f32x4.add(s4, f32x4.mul(a, v128.load(w, 64)));
    s5 = f32x4.add(s5, f32x4.mul(a, v128.load(w, 80)));
    s6 = f32x4.add(s6, f32x4.mul(a, v128.load(w, 96)));
    s7 = f32x4.add(s7, f32x4.mul(a, v128.load(w, 112)));
  }
  store(y, addLanes(s0, s1, s2, s3), count);
  if (count > 4) store(y + 4 * BYTES, addLanes(s4, s5, s6, s7), count - 4);
}

/**
 * Multiply two rows of x with four rows of weights, so that each load serves more than one product.
 * @param step - bytes from one row of y to the next
 */
function twoByFour(x: usize, stride: usize, w: usize, y: usize, step: usize, count: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let t0 = f32x4.splat(0);
  let t1 = f32x4.splat(0);
  let t2 = f32x4.splat(0);
  let t3 = f32x4.splat(0);
  const end = x + stride;
  let next = end;
  for (; x < end; x += VECTOR, next += VECTOR, w += 8 * VECTOR) {
    const a = v128.load(x);
    const b = v128.load(next);
    const w0 = v128.load(w);
    s0 = f32x4.add(s0, f32x4.mul(a, w0));
    t0 = f32x4.add(t0, f32x4.mul(b, w0));
    const w1 = v128.load(w, 16);
    s1 = f32x4.add(s1, f32x4.mul(a, w1));
    t1 = f32x4.add(t1, f32x4.mul(b, w1));
    const w2 = v128.load(w, 32);
    s2 = f32x4.add(s2, f32x4.mul(a, w2));
    t2 = f32x4.add(t2, f32x4.mul(b, w2));
    const w3 = v128.load(w, 48);
    s3 = f32x4.add(s3, f32x4.mul(a, w3));
    t3 = f32x4.add(t3, f32x4.mul(b, w3));
  }
  store(y, addLanes(s0, s1, s2, s3), count);
  store(y + step, addLanes(t0, t1, t2, t3), count);
}

/** Write the first `count` of four floats. */
function store(y: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(y, values);
    return;
  }
  v128.store32_lane(y, values, 0);
  if (count > 1) v128.store32_lane(y, values, 1, 4);
  if (count > 2) v128.store32_lane(y, values, 2, 8);
}

function dot(x: usize, w: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  const end = x + length;
  for (; x < end; x += VECTOR, w += VECTOR) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(x), v128.load(w)));
  }
  return f32x4.extract_lane(addLanes(sum, sum, sum, sum), 0);
}

function fourDots(x: usize, length: usize, a: usize, b: usize, c: usize, d: usize): v128 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += VECTOR) {
    const q = v128.load(x + at);
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(a + at)));
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(b + at)));
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(c + at)));
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(d + at)));
  }
  return addLanes(s0, s1, s2, s3);
}

/** Return the first two of four floats as doubles. */
function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** Return the last two of four floats as doubles. */
function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}

/** Round four doubles to floats. */
function toFloats(lowHalf: v128, highHalf: v128): v128 {
  return v128.shuffle<f32>(
    f32x4.demote_f64x2_zero(lowHalf),
    f32x4.demote_f64x2_zero(highHalf),
    0,
    1,
    4,
    5,
  );
}
