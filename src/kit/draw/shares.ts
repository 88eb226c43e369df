import { codeOf, tokensOf } from './hex.ts';

/** Shares of attention, small enough to be kept: two hexadecimal digits each, ff for the largest. */
export type Shares = {
  readonly largest: number;
  readonly shares: string;
};

/** Writes shares to within a 510th of the largest, which is kept to four digits. */
export function encodeShares(shares: ArrayLike<number>): Shares {
  const values = Array.from(shares);
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return {
    largest: Number(largest.toFixed(4)),
    shares: codeOf(values.map((share) => Math.round((255 * share) / largest))),
  };
}

/** Reads shares again. */
export function decodeShares({ largest, shares }: Shares): number[] {
  return tokensOf(shares).map((level) => (level / 255) * largest);
}
