/** The levels of red, green and blue, 0 to 255, of a colour written as `#rrggbb`. */
export function channelsOf(color: string): number[] {
  return [1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16));
}
