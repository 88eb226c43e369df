/**
 * The exponential function by addition and multiplication alone. `Math.exp` may differ in its last bit
 * between browsers, and one bit is enough to change a sampled picture.
 */

const LOG2_E = 1.4426950408889634;
const LN_2 = 0.6931471805599453;

/** 1.5 x 2^52: doubles of this size are whole numbers, so adding and subtracting it rounds to one. */
const ROUNDER = 6755399441055744;

/** Float32 has no larger power of two. */
const LARGEST_POWER = 127;

/** 2^k at k + LARGEST_POWER. */
const powers = powersOfTwo();

/** 1/n! from n = 7 down to 0: for |r| <= ln 2 / 2 what is left out is below 6e-9, a tenth of a float32's bit. */
const [C7, C6, C5, C4, C3, C2] = [1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2];

/**
 * Return e^x to the precision of float32, with a relative error below 1e-8.
 * @param x - below -87 the result is 0, above 88 it is infinite
 */
export function exp(x: number): number {
  if (x < -87) return 0;
  if (x > 88) return Infinity;
  const k = x * LOG2_E + ROUNDER - ROUNDER;
  const r = x - k * LN_2;
  const series = r * (r * (r * (r * (r * (r * C7 + C6) + C5) + C4) + C3) + C2) + 1;
  return (r * series + 1) * (powers[k + LARGEST_POWER] ?? NaN);
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2 * LARGEST_POWER + 1);
  for (let k = 0, up = 1, down = 1; k <= LARGEST_POWER; k++, up *= 2, down /= 2) {
    table[LARGEST_POWER + k] = up;
    table[LARGEST_POWER - k] = down;
  }
  return table;
}
