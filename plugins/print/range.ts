const span = /^(\d+)(?:-(\d+))?$/;

/**
 * Reads which slides to print, such as `12-18` or `1,3,12-18`.
 * @param count - how many slides the deck has
 * @returns numbers of slides, counted from 1 in the order of the talk
 * @throws Error with one sentence where the range cannot be read or leaves the deck
 */
export function readRange(range: string, count: number): Set<number> {
  const numbers = range.split(',').flatMap((part) => {
    const match = span.exec(part.trim());
    if (!match) throw new Error(`"${range}" names no slides: write them as 12-18 or 1,3,12-18.`);
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first < 1 || last < first || last > count)
      throw new Error(`The deck has slides 1 to ${count}, so "${part.trim()}" names none of them.`);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return new Set(numbers);
}
