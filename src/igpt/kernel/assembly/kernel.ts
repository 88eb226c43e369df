/**
 * The sums of src/igpt/ for 128-bit WebAssembly SIMD, in AssemblyScript: matmul.ts, past.ts, softmax.ts,
 * layer-norm.ts, gelu.ts and matrix.ts. They have the same bits: four lanes in float32, every product and
 * every sum rounded, (s0 + s1) + (s2 + s3); what is computed in double there is computed in double here.
 * Compiled by `npm run kernel` into src/igpt/kernel/kernel.wasm. Addresses are in bytes; widths are multiples of
 * four.
 */

const BYTES: usize = 4;
const VECTOR: usize = 16;

/** Outputs of a layer whose weights lie interleaved; see `linear`. */
const TOGETHER: i32 = 8;

/**
 * y = x W^T.
 * @param x - (rows, width)
 * @param weights - (ceil(outputs / 8), width / 4, 8, 4): of each eight rows of W the first four columns,
 *   then the next four. What is read one after the other lies side by side; missing rows are zeros.
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
  const step = usize(outputs) * BYTES;
  for (let j = 0; j < outputs; j += TOGETHER, weights += usize(TOGETHER) * stride) {
    const count = min(outputs - j, TOGETHER);
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
 * Each row divided by the root of its mean square, times a gain.
 * @param x - (rows, width)
 * @param gain - (width)
 * @param y - (rows, width), written to
 */
export function layerNorm(x: usize, rows: i32, width: i32, gain: usize, y: usize): void {
  const length = usize(width) * BYTES;
  for (let i = 0; i < rows; i++, x += length, y += length) {
    const meanSquare = f64(dot(x, x, length)) / f64(width);
    const scale = f64x2.splat(1 / sqrt<f64>(meanSquare + 1e-5));
    for (let c: usize = 0; c < length; c += VECTOR) {
      const value = v128.load(x + c);
      const by = v128.load(gain + c);
      const one = f64x2.mul(f64x2.mul(low(value), scale), low(by));
      const other = f64x2.mul(f64x2.mul(high(value), scale), high(by));
      v128.store(y + c, rounded(one, other));
    }
  }
}

/**
 * x sigmoid(1.702 x).
 * @param x - (count), count a multiple of four
 * @param y - (count), written to
 */
export function gelu(x: usize, count: i32, y: usize): void {
  const length = usize(count) * BYTES;
  for (let c: usize = 0; c < length; c += VECTOR) {
    const value = v128.load(x + c);
    v128.store(y + c, rounded(geluOf(low(value)), geluOf(high(value))));
  }
}

/**
 * The sums of a and b.
 * @param a - (count), count a multiple of four; so is b
 * @param y - (count), written to
 */
export function add(a: usize, b: usize, count: i32, y: usize): void {
  const length = usize(count) * BYTES;
  for (let c: usize = 0; c < length; c += VECTOR) {
    v128.store(y + c, f32x4.add(v128.load(a + c), v128.load(b + c)));
  }
}

/**
 * The softmax of q k_j / sqrt(width) over `count` keys.
 * @param q - (width), one head's part of a query
 * @param keys - (count, width), the same head's parts
 * @param shares - (count), written to, up to a multiple of four
 */
export function lookBack(q: usize, width: i32, keys: usize, count: i32, shares: usize): void {
  const length = usize(width) * BYTES;
  const root = f64x2.splat(sqrt<f64>(f64(width)));
  const end = shares + usize(count) * BYTES;
  const last = keys + usize(count - 1) * length;
  let most = f32x4.splat(-f32.POSITIVE_INFINITY);
  for (let to = shares; to < end; to += VECTOR, keys += 4 * length) {
    // Beyond the last key it is read again: a score twice does not move the largest.
    const second = min(keys + length, last);
    const third = min(keys + 2 * length, last);
    const fourth = min(keys + 3 * length, last);
    const sums = fourDots(q, length, keys, second, third, fourth);
    const scores = rounded(f64x2.div(low(sums), root), f64x2.div(high(sums), root));
    v128.store(to, scores);
    most = f32x4.max(most, scores);
  }
  const upper = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
  const largest = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), upper);
  const total = exponentials(shares, end, f64(largest));
  const all = f64x2.splat(total);
  for (let at = shares; at < end; at += VECTOR) {
    const share = v128.load(at);
    v128.store(at, rounded(f64x2.div(low(share), all), f64x2.div(high(share), all)));
  }
}

/**
 * The sum of `count` values by their shares.
 * @param values - (count, width)
 * @param y - (width), written to
 */
export function mix(shares: usize, count: i32, values: usize, width: i32, y: usize): void {
  const stride = usize(width) * BYTES;
  const end = shares + usize(count) * BYTES;
  let left = width;
  for (; left >= 32; left -= 32, values += 8 * VECTOR, y += 8 * VECTOR) {
    mixEight(shares, end, values, stride, y);
  }
  for (; left > 0; left -= 4, values += VECTOR, y += VECTOR) {
    let sum = f32x4.splat(0);
    let value = values;
    for (let at = shares; at < end; at += BYTES, value += stride) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(at), v128.load(value)));
    }
    v128.store(y, sum);
  }
}

function mixEight(shares: usize, end: usize, value: usize, stride: usize, y: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  for (let at = shares; at < end; at += BYTES, value += stride) {
    const share = v128.load32_splat(at);
    s0 = f32x4.add(s0, f32x4.mul(share, v128.load(value)));
    s1 = f32x4.add(s1, f32x4.mul(share, v128.load(value, 16)));
    s2 = f32x4.add(s2, f32x4.mul(share, v128.load(value, 32)));
    s3 = f32x4.add(s3, f32x4.mul(share, v128.load(value, 48)));
    s4 = f32x4.add(s4, f32x4.mul(share, v128.load(value, 64)));
    s5 = f32x4.add(s5, f32x4.mul(share, v128.load(value, 80)));
    s6 = f32x4.add(s6, f32x4.mul(share, v128.load(value, 96)));
    s7 = f32x4.add(s7, f32x4.mul(share, v128.load(value, 112)));
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

/** Turns scores into exp(score - largest); gives their sum, added one after the other. */
function exponentials(at: usize, end: usize, largest: f64): f64 {
  const off = f64x2.splat(largest);
  let sum: f64 = 0;
  for (; at < end; at += VECTOR) {
    const scores = v128.load(at);
    const one = exp(f64x2.sub(low(scores), off));
    const other = exp(f64x2.sub(high(scores), off));
    v128.store(at, rounded(one, other));
    sum += f64x2.extract_lane(one, 0);
    if (at + BYTES < end) sum += f64x2.extract_lane(one, 1);
    if (at + 2 * BYTES < end) sum += f64x2.extract_lane(other, 0);
    if (at + 3 * BYTES < end) sum += f64x2.extract_lane(other, 1);
  }
  return sum;
}

function geluOf(x: v128): v128 {
  const power = exp(f64x2.mul(f64x2.splat(-1.702), x));
  return f64x2.div(x, f64x2.add(f64x2.splat(1), power));
}

/** As src/igpt/exp.ts, step by step, for two doubles. */
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
  // The last bits of the shifted double are the whole number k; shifted on, they are its exponent.
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  const result = f64x2.mul(f64x2.add(series, f64x2.splat(1)), power);
  const infinite = f64x2.gt(x, f64x2.splat(88));
  const finite = v128.bitselect(f64x2.splat(f64.POSITIVE_INFINITY), result, infinite);
  return v128.andnot(finite, f64x2.lt(x, f64x2.splat(-87)));
}

/** Sums of one row of x and eight of the weights; `count` of them are written. */
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
  write(y, totals(s0, s1, s2, s3), count);
  if (count > 4) write(y + 4 * BYTES, totals(s4, s5, s6, s7), count - 4);
}

/**
 * Sums of two rows of x and four of the weights: what is loaded serves more than once.
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
  write(y, totals(s0, s1, s2, s3), count);
  write(y + step, totals(t0, t1, t2, t3), count);
}

/** Writes the first `count` of four floats, or all. */
function write(y: usize, values: v128, count: i32): void {
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
  return f32x4.extract_lane(totals(sum, sum, sum, sum), 0);
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
  return totals(s0, s1, s2, s3);
}

/** (s0 + s1) + (s2 + s3) of the lanes of each of four. */
function totals(a: v128, b: v128, c: v128, d: v128): v128 {
  const even = v128.shuffle<f32>(a, b, 0, 4, 2, 6);
  const odd = v128.shuffle<f32>(a, b, 1, 5, 3, 7);
  const evenToo = v128.shuffle<f32>(c, d, 0, 4, 2, 6);
  const oddToo = v128.shuffle<f32>(c, d, 1, 5, 3, 7);
  const first = f32x4.add(even, odd);
  const second = f32x4.add(evenToo, oddToo);
  const front = v128.shuffle<f32>(first, second, 0, 1, 4, 5);
  const back = v128.shuffle<f32>(first, second, 2, 3, 6, 7);
  return f32x4.add(front, back);
}

/** The first two of four floats, as doubles. */
function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two. */
function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}

/** Four doubles, rounded to floats. */
function rounded(one: v128, other: v128): v128 {
  return v128.shuffle<f32>(
    f32x4.demote_f64x2_zero(one),
    f32x4.demote_f64x2_zero(other),
    0,
    1,
    4,
    5,
  );
}
