import { forReading } from '../../igpt/colour/palette-order.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { createCellGrid } from '../../kit/controls/cell-grid.ts';

const COLUMNS = 16;

/** All colours of a palette, like hues together, each a native button. */
export interface PaletteGrid {
  readonly element: HTMLElement;
  /** Mark one colour and no other. */
  mark(token: number): void;
  /** Move the focus to a colour, from where the arrow keys go on. */
  focus(token: number): void;
}

/**
 * Make a grid of a palette's colours.
 * @param palette - colours as `#rrggbb`
 * @param nameOf - the name of a colour, for those who do not see it
 * @param pick - is called with each colour that is clicked, or that a pressed pointer passes over
 */
export function createPaletteGrid(
  palette: readonly string[],
  nameOf: (token: number) => string,
  pick: (token: number) => void,
): PaletteGrid {
  const order = orderOf(palette);
  const grid = createCellGrid('Colours', COLUMNS, palette.length, (cell) => {
    const token = order[cell];
    if (token !== undefined) pick(token);
  });
  order.forEach((token, cell) => grid.set(cell, palette[token] ?? '', nameOf(token)));
  return {
    element: grid.element,
    mark: (token) => grid.mark(order.indexOf(token)),
    focus: (token) => grid.focus(order.indexOf(token)),
  };
}

/** Return the colour of each cell, row after row. */
function orderOf(palette: readonly string[]): number[] {
  const rows = Math.ceil(palette.length / COLUMNS);
  // A single row of greys is in order already.
  if (rows === 1) return [...palette.keys()];
  const levels = Uint8Array.from(palette.flatMap(channelsOf));
  const byColumn = forReading(levels, rows);
  return Array.from(palette, (_, cell) => {
    const [row, column] = [Math.floor(cell / COLUMNS), cell % COLUMNS];
    return byColumn[column * rows + row] ?? 0;
  });
}
