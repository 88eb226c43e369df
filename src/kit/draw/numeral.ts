import numerals from './numerals.json' with { type: 'json' };
import { cells, cornersWhere } from './cells.ts';
import { MODULE, type Fill } from './svg.ts';

/** The sizes in which the digits were rasterised: 26 x 32 and 16 x 20 cells. */
export type NumeralSize = keyof typeof numerals.sizes;

/**
 * A giant digit in cells of five grey levels, drawn down to (not including) the cell `asked` in raster
 * order; that cell is red, the rest still holes. Without `asked` the digit is complete.
 */
export function numeral(
  digit: number,
  size: NumeralSize,
  asked = Infinity,
  fill: Fill = 'ink',
): string {
  const { columns, quarters } = inkOf(digit, size);
  const where = (isChosen: (i: number) => boolean) =>
    cornersWhere(columns, quarters.length, MODULE, isChosen);
  const levels = [1, 2, 3, 4].map((level) => {
    const inked = cells(
      fill,
      where((i) => quarters[i] === level && i < asked),
    );
    const holes = cells(
      'hole',
      where((i) => quarters[i] === level && i > asked),
    );
    return `<g opacity="${level / 4}">${inked}${holes}</g>`;
  });
  return (
    levels.join('') +
    cells(
      'red',
      where((i) => i === asked),
    )
  );
}

/** The cells of a digit that carry full ink, as indices in raster order. */
export function inkedCells(digit: number, size: NumeralSize): number[] {
  return inkOf(digit, size).quarters.flatMap((level, i) => (level === 4 ? [i] : []));
}

/** The ink in each cell of a digit in raster order, in quarters from 0 to 4. */
function inkOf(digit: number, size: NumeralSize): { columns: number; quarters: number[] } {
  const rows = numerals.sizes[size][digit];
  if (!rows) throw new RangeError(`There is no digit ${digit}.`);
  return { columns: rows[0]?.length ?? 0, quarters: [...rows.join('')].map(Number) };
}
