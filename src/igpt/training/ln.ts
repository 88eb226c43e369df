/**
 * Return the natural logarithm by addition, multiplication and division alone: `Math.log` may differ in
 * its last bit between browsers.
 * @param x - from 2^-1000 to 2^1000
 */
export function ln(x: number): number {
  let halvings = 0;
  for (; x > SQRT_2; halvings++) x /= 2;
  for (; x < SQRT_2 / 2; halvings--) x *= 2;
  // ln x = 2 artanh(t) = 2 (t + t^3/3 + t^5/5 + ...), where t = (x - 1) / (x + 1) is below 0.172.
  const t = (x - 1) / (x + 1);
  let series = 0;
  for (let n = 21; n > 0; n -= 2) series = series * t * t + 1 / n;
  return 2 * t * series + halvings * LN_2;
}

const SQRT_2 = 1.4142135623730951;
const LN_2 = 0.6931471805599453;
