/**
 * What both kernels compute, by vectors of four floats: the norm, GELU and softmax. Addresses are in
 * bytes; numbers of floats are multiples of four. The plain forms are in layer-norm.ts, gelu.ts,
 * softmax.ts and exp.ts of src/igpt/.
 */

/** Of a float. */
export const BYTES: usize = 4;

/** Of a vector. */
export const VECTOR: usize = 16;

/** 1.5 x 2^23: floats of this size are whole numbers, so adding and subtracting it rounds to one. */
const ROUNDER: f32 = 12582912;

/** Of the sigmoid form of GELU. */
export const SLOPE: f32 = 1.702;

/**
 * Compute y = x r gain, where r = 1 / sqrt(mean(x^2) + epsilon) of each row.
 * @param x - (rows, columns); y as well
 */
export function norm(x: usize, rows: i32, columns: i32, gain: usize, y: usize): void {
  const length = usize(columns) * BYTES;
  for (let i = 0; i < rows; i++, x += length, y += length) {
    const r = f32x4.splat(scaleOf(x, length));
    for (let c: usize = 0; c < length; c += VECTOR) {
      const scaled = f32x4.mul(v128.load(x + c), r);
      v128.store(y + c, f32x4.mul(scaled, v128.load(gain + c)));
    }
  }
}

/** Return 1 / sqrt(mean(x^2) + epsilon). */
export function scaleOf(x: usize, length: usize): f32 {
  return 1 / sqrt<f32>(dot(x, x, length) / f32(length / BYTES) + 1e-5);
}

/** Compute y = x s, where s = sigmoid(1.702 x), of `count` numbers. */
export function gelu(x: usize, count: i32, y: usize): void {
  const end = x + usize(count) * BYTES;
  // Two vectors at a time: engines make the constants of `exp` anew each time.
  for (; x + VECTOR < end; x += 2 * VECTOR, y += 2 * VECTOR) {
    const first = v128.load(x);
    const second = v128.load(x, 16);
    v128.store(y, f32x4.mul(first, sigmoid(first)));
    v128.store(y, f32x4.mul(second, sigmoid(second)), 16);
  }
  if (x < end) {
    const last = v128.load(x);
    v128.store(y, f32x4.mul(last, sigmoid(last)));
  }
}

export function sigmoid(x: v128): v128 {
  const power = exp(f32x4.mul(f32x4.neg(f32x4.splat(SLOPE)), x));
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), power));
}

/** Turn the first `count` scores of a row into weights; those up to the next multiple of four become 0. */
export function softmaxRow(p: usize, count: i32, scale: f32): void {
  const by = f32x4.splat(scale);
  const end = p + usize((count + 3) & ~3) * BYTES;
  // Scores that a position must not see are as small as the smallest that exp can take.
  for (let at = p + usize(count) * BYTES; at < end; at += BYTES) store<f32>(at, -f32.MAX_VALUE);
  let most = f32x4.splat(-f32.MAX_VALUE);
  for (let at = p; at < end; at += VECTOR) most = f32x4.pmax(most, v128.load(at));
  const upper = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
  const lower = max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
  const largest = f32x4.splat(max(lower, upper));
  let at = p;
  for (; at + VECTOR < end; at += 2 * VECTOR) {
    v128.store(at, exp(f32x4.mul(f32x4.sub(v128.load(at), largest), by)));
    v128.store(at, exp(f32x4.mul(f32x4.sub(v128.load(at, 16), largest), by)), 16);
  }
  if (at < end) v128.store(at, exp(f32x4.mul(f32x4.sub(v128.load(at), largest), by)));
  for (let at = p + usize(count) * BYTES; at < end; at += BYTES) store<f32>(at, 0);
  let sum = f32x4.splat(0);
  for (let at = p; at < end; at += VECTOR) sum = f32x4.add(sum, v128.load(at));
  const share = f32x4.splat(1 / laneSum(sum));
  for (let at = p; at < end; at += VECTOR) v128.store(at, f32x4.mul(v128.load(at), share));
}

/**
 * Compute e^x in float32, for x clamped to what float32 can hold: x = k ln 2 + r, where k is whole, and
 * e^x = 2^k e^r, with e^r as a polynomial. ln 2 has two parts, so that r keeps all its bits.
 */
function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87));
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(ROUNDER));
  const k = f32x4.sub(shifted, f32x4.splat(ROUNDER));
  let r = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(k, f32x4.splat(2.1219444e-4)));
  let series = f32x4.add(f32x4.mul(r, f32x4.splat(1.0 / 720)), f32x4.splat(1.0 / 120));
  series = f32x4.add(f32x4.mul(r, series), f32x4.splat(1.0 / 24));
  series = f32x4.add(f32x4.mul(r, series), f32x4.splat(1.0 / 6));
  series = f32x4.add(f32x4.mul(r, series), f32x4.splat(0.5));
  series = f32x4.add(f32x4.mul(r, series), f32x4.splat(1));
  series = f32x4.add(f32x4.mul(r, series), f32x4.splat(1));
  // The low bits of `shifted` are the whole number k; with the bias they become the exponent of 2^k.
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  return f32x4.mul(series, power);
}

export function dot(a: usize, b: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  for (let c: usize = 0; c < length; c += VECTOR) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + c), v128.load(b + c)));
  }
  return laneSum(sum);
}

export function laneSum(sum: v128): f32 {
  return f32x4.extract_lane(addLanes(sum, sum, sum, sum), 0);
}

/** Add the lanes of each of four vectors, as (s0 + s1) + (s2 + s3). */
export function addLanes(a: v128, b: v128, c: v128, d: v128): v128 {
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
