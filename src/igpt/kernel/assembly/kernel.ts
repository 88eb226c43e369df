/**
 * The arithmetic of src/igpt/ by 128-bit WebAssembly SIMD, in AssemblyScript. The results have the same
 * bits as those of matmul.ts, past.ts and the files that common.ts names: products of matrices add whole
 * numbers, which is exact in every order; other sums have four lanes in float32, which are added as
 * (s0 + s1) + (s2 + s3). `npm run kernel` compiles this file into src/igpt/kernel/kernel.wasm. Addresses
 * and strides are in bytes; widths are multiples of four.
 */
import { addLanes, BYTES, softmaxRow, VECTOR } from './common';

export { gelu, norm } from './common';

/** The weights of this many outputs are interleaved; see `linear`. */
const INTERLEAVED: i32 = 16;

/** Of an activation rounded to 16 bits. */
const HALF: usize = 2;

/**
 * Compute y = x W^T, with each row of x rounded to 16 bits.
 * @param x - (rows, width)
 * @param weights - W as int8 in the order in which it is read, (ceil(outputs / 16), width / 2, 16, 2): two
 *   columns of sixteen rows, then the next two columns; rows beyond the last are zeros
 * @param scales - of each row of W, also of those beyond the last
 * @param y - (rows, outputs), the result
 * @param rounded - scratch: (rows, width) of 16 bits, then (rows) floats
 */
export function linear(
  x: usize,
  rows: i32,
  width: i32,
  weights: usize,
  scales: usize,
  outputs: i32,
  y: usize,
  rounded: usize,
): void {
  const stride = usize(width) * HALF;
  const step = usize(outputs) * BYTES;
  const units = rounded + usize(rows) * stride;
  for (let i = 0; i < rows; i++) {
    const unit = round(x + usize(i * width) * BYTES, width, rounded + usize(i) * stride);
    store<f32>(units + usize(i) * BYTES, unit);
  }
  for (let j = 0; j < outputs; j += INTERLEAVED) {
    const count = outputs - j;
    let from = rounded;
    let unit = units;
    let to = y + usize(j) * BYTES;
    let i = 0;
    for (; i + 4 <= rows; i += 4, from += 4 * stride, unit += 4 * BYTES, to += 4 * step) {
      fourByEight(from, stride, weights, scales, unit, to, step, count);
      if (count > 8) {
        const others = weights + VECTOR;
        fourByEight(
          from,
          stride,
          others,
          scales + 2 * VECTOR,
          unit,
          to + 2 * VECTOR,
          step,
          count - 8,
        );
      }
    }
    for (; i < rows; i++, from += stride, unit += BYTES, to += step) {
      oneBySixteen(from, stride, weights, scales, load<f32>(unit), to, count);
    }
    weights += usize(INTERLEAVED * width);
    scales += usize(INTERLEAVED) * BYTES;
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
 * @param shares - the result, (count), written up to a multiple of four
 */
export function lookBack(q: usize, width: i32, keys: usize, count: i32, shares: usize): void {
  const length = usize(width) * BYTES;
  const end = shares + usize(count) * BYTES;
  const last = keys + usize(count - 1) * length;
  for (let to = shares; to < end; to += VECTOR, keys += 4 * length) {
    // Past the end the last key is read again.
    const second = min(keys + length, last);
    const third = min(keys + 2 * length, last);
    const fourth = min(keys + 3 * length, last);
    v128.store(to, fourDots(q, length, keys, second, third, fourth));
  }
  softmaxRow(shares, count, 1 / sqrt<f32>(f32(width)));
}

/**
 * Append the keys and values of one picture's next rows to those before, and compute what the rows see: of
 * each head the values, weighted by its attention weights.
 * @param qkv - (rows, 3 heads * width): queries, keys and values
 * @param start - the number of positions before
 * @param causal - 1 if a row sees only itself and earlier positions, 0 if it sees all
 * @param keys - (positions, width) of each head, `step` bytes from one head to the next; values as well
 * @param shares - scratch for one weight a position, up to a multiple of four
 * @param y - (rows, heads * width), the result
 */
export function attend(
  qkv: usize,
  rows: i32,
  start: i32,
  causal: i32,
  heads: i32,
  width: i32,
  keys: usize,
  values: usize,
  step: usize,
  shares: usize,
  y: usize,
): void {
  const length = usize(width) * BYTES;
  const all = usize(heads) * length;
  let from = qkv;
  let to = usize(start) * length;
  for (let i = 0; i < rows; i++, from += 3 * all, to += length) {
    for (let head: usize = 0; head < usize(heads); head++) {
      copy(from + all + head * length, length, keys + head * step + to);
      copy(from + 2 * all + head * length, length, values + head * step + to);
    }
  }
  let seen = causal ? start + 1 : start + rows;
  for (let i = 0; i < rows; i++, qkv += 3 * all, seen += causal) {
    for (let head: usize = 0; head < usize(heads); head++, y += length) {
      lookBack(qkv + head * length, width, keys + head * step, seen, shares);
      mix(shares, seen, values + head * step, width, y);
    }
  }
}

function copy(from: usize, length: usize, to: usize): void {
  for (let c: usize = 0; c < length; c += VECTOR) v128.store(to + c, v128.load(from + c));
}

/** Sum `count` rows of values, weighted by the attention weights. */
function mix(shares: usize, count: i32, values: usize, width: i32, y: usize): void {
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

/** Compute eight vectors of `mix`. */
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

/**
 * Round a row to whole numbers of 16 bits, in the smallest power of two in which all of them fit.
 * @returns this power of two
 */
function round(x: usize, width: i32, rounded: usize): f32 {
  const end = x + usize(width) * BYTES;
  let most = f32x4.splat(0);
  for (let at = x; at < end; at += VECTOR) most = f32x4.pmax(most, f32x4.abs(v128.load(at)));
  const upper = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
  const lower = max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
  // The largest number of exponent e, with bias, becomes one of 15 bits; smaller ones count as zero.
  const exponent = max(reinterpret<i32>(max(lower, upper)) >> 23, 15);
  const unit = reinterpret<f32>((exponent - 14) << 23);
  const units = f32x4.splat(1 / unit);
  for (; x < end; x += VECTOR, rounded += 4 * HALF) {
    const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(x), units)));
    v128.store64_lane(rounded, i16x8.narrow_i32x4_s(whole, whole), 0);
  }
  return unit;
}

/** Multiply a rounded row with sixteen rows of weights and store `count` of the products. */
function oneBySixteen(
  x: usize,
  length: usize,
  w: usize,
  scales: usize,
  unit: f32,
  y: usize,
  count: i32,
): void {
  let s0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  const end = x + length;
  for (; x < end; x += 4 * HALF, w += 4 * VECTOR) {
    const a = v128.load32_splat(x);
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(a, v128.load_ext<i8>(w)));
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(a, v128.load_ext<i8>(w, 8)));
    s2 = i32x4.add(s2, i32x4.dot_i16x8_s(a, v128.load_ext<i8>(w, 16)));
    s3 = i32x4.add(s3, i32x4.dot_i16x8_s(a, v128.load_ext<i8>(w, 24)));
    const b = v128.load32_splat(x, 4);
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(b, v128.load_ext<i8>(w, 32)));
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(b, v128.load_ext<i8>(w, 40)));
    s2 = i32x4.add(s2, i32x4.dot_i16x8_s(b, v128.load_ext<i8>(w, 48)));
    s3 = i32x4.add(s3, i32x4.dot_i16x8_s(b, v128.load_ext<i8>(w, 56)));
  }
  finish(s0, scales, unit, y, count);
  if (count > 4) finish(s1, scales + VECTOR, unit, y + VECTOR, count - 4);
  if (count > 8) finish(s2, scales + 2 * VECTOR, unit, y + 2 * VECTOR, count - 8);
  if (count > 12) finish(s3, scales + 3 * VECTOR, unit, y + 3 * VECTOR, count - 12);
}

/**
 * Multiply four rounded rows with eight of sixteen rows of weights, so that each load serves more than
 * one product.
 * @param units - of the four rows
 * @param step - bytes from one row of y to the next
 */
function fourByEight(
  x: usize,
  length: usize,
  w: usize,
  scales: usize,
  units: usize,
  y: usize,
  step: usize,
  count: i32,
): void {
  let s0 = i32x4.splat(0);
  let t0 = i32x4.splat(0);
  let s1 = i32x4.splat(0);
  let t1 = i32x4.splat(0);
  let s2 = i32x4.splat(0);
  let t2 = i32x4.splat(0);
  let s3 = i32x4.splat(0);
  let t3 = i32x4.splat(0);
  const end = x + length;
  for (; x < end; x += 2 * HALF, w += 2 * VECTOR) {
    const left = v128.load_ext<i8>(w);
    const right = v128.load_ext<i8>(w, 8);
    const a0 = v128.load32_splat(x);
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(a0, left));
    t0 = i32x4.add(t0, i32x4.dot_i16x8_s(a0, right));
    const a1 = v128.load32_splat(x + length);
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(a1, left));
    t1 = i32x4.add(t1, i32x4.dot_i16x8_s(a1, right));
    const a2 = v128.load32_splat(x + 2 * length);
    s2 = i32x4.add(s2, i32x4.dot_i16x8_s(a2, left));
    t2 = i32x4.add(t2, i32x4.dot_i16x8_s(a2, right));
    const a3 = v128.load32_splat(x + 3 * length);
    s3 = i32x4.add(s3, i32x4.dot_i16x8_s(a3, left));
    t3 = i32x4.add(t3, i32x4.dot_i16x8_s(a3, right));
  }
  finishTwo(s0, t0, scales, load<f32>(units), y, count);
  finishTwo(s1, t1, scales, load<f32>(units, 4), y + step, count);
  finishTwo(s2, t2, scales, load<f32>(units, 8), y + 2 * step, count);
  finishTwo(s3, t3, scales, load<f32>(units, 12), y + 3 * step, count);
}

/** Store `count` of eight sums as floats. */
function finishTwo(s: v128, t: v128, scales: usize, unit: f32, y: usize, count: i32): void {
  finish(s, scales, unit, y, count);
  if (count > 4) finish(t, scales + VECTOR, unit, y + VECTOR, count - 4);
}

/** Store `count` of four sums as floats: sum x scale of its row of weights x unit of the row of x. */
function finish(sums: v128, scales: usize, unit: f32, y: usize, count: i32): void {
  const scaled = f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(scales));
  const values = f32x4.mul(scaled, f32x4.splat(unit));
  if (count >= 4) {
    v128.store(y, values);
    return;
  }
  v128.store32_lane(y, values, 0);
  if (count > 1) v128.store32_lane(y, values, 1, 4);
  if (count > 2) v128.store32_lane(y, values, 2, 8);
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
