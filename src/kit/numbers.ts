/** The whole numbers from `min` to `max`, or every `step`-th of them. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

/**
 * Read an option that is written as a whole number.
 * @param name - the attribute is `data-` and this
 * @throws Error with one sentence where it is none
 */
export function wholeOption(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`data-${name} must be a whole number, not "${text}".`);
  return Number(text);
}

/**
 * Check a number of a state.
 * @throws RangeError with one sentence where it is not one of the range
 */
export function checkRange(name: string, value: number, { min, max, step = 1 }: Range): void {
  if (value >= min && value <= max && (value - min) % step === 0) return;
  const kind =
    step === 1
      ? `a whole number from ${min} to ${max}`
      : `from ${min} to ${max} in steps of ${step}`;
  throw new RangeError(`The ${name} must be ${kind}, not ${value}.`);
}

const UNITS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'KB'],
] as const;

/** Write a number of bytes with its unit, to three digits. */
export function bytes(value: number): string {
  const [size, unit] = UNITS.find(([worth]) => value >= worth) ?? [1, 'bytes'];
  return `${(value / size).toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${unit}`;
}
