/**
 * The exponential function in float32, by addition and multiplication alone. `Math.exp` may differ in its
 * last bit between browsers, and one bit is enough to change a sampled picture. The steps are those of
 * `exp` in src/igpt/kernel/assembly/common.ts, which says why.
 */

const { fround } = Math;

const [LOG2_E, LN_2_HIGH, LN_2_LOW] = [
  fround(1.44269504),
  fround(0.693359375),
  fround(2.1219444e-4),
];

/** 1/n! from n = 6 down to 2. */
const [C6, C5, C4, C3] = [fround(1 / 720), fround(1 / 120), fround(1 / 24), fround(1 / 6)];
const C2 = 0.5;

/** 1.5 x 2^52: adding and subtracting it rounds a double to a whole number, ties to even. */
export const ROUNDER = 6755399441055744;

/** So much smaller, or larger, than this float32 cannot hold e^x. */
const LARGEST = 87;

/** 2^k at k + LARGEST_POWER. */
const LARGEST_POWER = 126;
const powers = powersOfTwo();

/**
 * Return e^x in float32, with a relative error below 3e-7.
 * @param x - in float32; below -87 and above 87 it counts as these
 */
export function exp(x: number): number {
  const clamped = x > LARGEST ? LARGEST : x < -LARGEST ? -LARGEST : x;
  const k = fround(clamped * LOG2_E) + ROUNDER - ROUNDER;
  let r = fround(clamped - fround(k * LN_2_HIGH));
  r = fround(r + fround(k * LN_2_LOW));
  let series = fround(fround(r * C6) + C5);
  series = fround(fround(r * series) + C4);
  series = fround(fround(r * series) + C3);
  series = fround(fround(r * series) + C2);
  series = fround(fround(r * series) + 1);
  series = fround(fround(r * series) + 1);
  return fround(series * (powers[k + LARGEST_POWER] ?? NaN));
}

function powersOfTwo(): Float32Array {
  const table = new Float32Array(2 * LARGEST_POWER + 1);
  for (let k = 0, up = 1, down = 1; k <= LARGEST_POWER; k++, up *= 2, down /= 2) {
    table[LARGEST_POWER + k] = up;
    table[LARGEST_POWER - k] = down;
  }
  return table;
}
