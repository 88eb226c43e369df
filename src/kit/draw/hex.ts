/** Return the numbers, 0 to 255, that are written as two hexadecimal digits each. */
export function tokensOf(code: string): number[] {
  return (code.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

/** Write numbers as `tokensOf` reads them. */
export function codeOf(tokens: ArrayLike<number>): string {
  return Array.from(tokens, (token) => token.toString(16).padStart(2, '0')).join('');
}

/** Return the levels of red, green and blue of a colour `#rrggbb`. */
export function channelsOf(color: string): number[] {
  return tokensOf(color.slice(1));
}
