import numerals from '../../../assets/data/numerals.json' with { type: 'json' };
import { cells } from './cells.ts';
import { MODULE, type Fill, type Point } from './svg.ts';

/** A digit on a raster: each character of a row is the ink in that cell, 0 to 4 quarters. */
interface Numeral {
  readonly rows: readonly string[];
}

/** The sizes in which the digits were rasterised: 26 x 32 and 16 x 20 cells. */
export type NumeralSize = keyof typeof numerals.sizes;

/**
 * A giant digit in cells of five grey levels, drawn down to (not including) cell `drawn` in raster
 * order; that cell is red, the rest still holes. Without `drawn` the digit is complete.
 */
export function numeral(
  digit: number,
  size: NumeralSize,
  drawn?: number,
  fill: Fill = 'ink',
): string {
  const rows = read(digit, size).rows;
  const columns = rows[0]?.length ?? 0;
  const levels: [ink: Point[], hole: Point[]][] = [1, 2, 3, 4].map(() => [[], []]);
  rows.forEach((row, y) => {
    [...row].forEach((level, x) => {
      const index = y * columns + x;
      const group = levels[Number(level) - 1];
      if (index !== drawn)
        group?.[drawn !== undefined && index > drawn ? 1 : 0].push([x * MODULE, y * MODULE]);
    });
  });
  const body = levels
    .map(([ink, hole], i) => {
      const inked = cells(fill, ink);
      const holed = cells('hole', hole);
      return `<g opacity="${(i + 1) / 4}">${inked}${holed}</g>`;
    })
    .join('');
  const red =
    drawn === undefined
      ? ''
      : cells('red', [[(drawn % columns) * MODULE, Math.floor(drawn / columns) * MODULE]]);
  return body + red;
}

/** The cells of a digit that carry full ink, as indices in raster order. */
export function inkedCells(digit: number, size: NumeralSize): number[] {
  return [...read(digit, size).rows.join('')].flatMap((level, i) => (level === '4' ? [i] : []));
}

function read(digit: number, size: NumeralSize): Numeral {
  const rows = numerals.sizes[size][digit];
  if (!rows) throw new RangeError(`There is no digit ${digit}.`);
  return { rows };
}
