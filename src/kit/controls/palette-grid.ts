import { forReading } from '../../igpt/colour/palette-order.ts';
import { channelsOf } from '../draw/channels.ts';
import { createCellGrid } from './cell-grid.ts';

/** How many colours stand in a row. */
const PER_ROW = 16;

/** All colours of a palette, like hues together, each a native button. */
export interface PaletteGrid {
  readonly element: HTMLElement;
  /** Marks one colour, and takes the mark from the others. */
  mark(token: number): void;
  /** Moves the focus to a colour, from where the arrow keys go on. */
  focus(token: number): void;
}

/**
 * @param palette - colours as `#rrggbb`
 * @param nameOf - what a colour is called for those who do not see it
 * @param picked - is told the index of a colour that is clicked or, by a pressed pointer, passed over
 */
export function createPaletteGrid(
  palette: readonly string[],
  nameOf: (token: number) => string,
  picked: (token: number) => void,
): PaletteGrid {
  const order = orderOf(palette);
  const grid = createCellGrid('Colours', PER_ROW, palette.length, (cell) => {
    const token = order[cell];
    if (token !== undefined) picked(token);
  });
  order.forEach((token, cell) => grid.set(cell, palette[token] ?? '', nameOf(token)));
  return {
    element: grid.element,
    mark: (token) => grid.mark(order.indexOf(token)),
    focus: (token) => grid.focus(order.indexOf(token)),
  };
}

/** For each cell, row after row, the colour that stands there. */
function orderOf(palette: readonly string[]): number[] {
  const rows = Math.ceil(palette.length / PER_ROW);
  // A single row of greys stands in order as it is.
  if (rows === 1) return [...palette.keys()];
  const levels = Uint8Array.from(palette.flatMap(channelsOf));
  const columns = forReading(levels, rows);
  return Array.from(palette, (_, cell) => {
    const [row, column] = [Math.floor(cell / PER_ROW), cell % PER_ROW];
    return columns[column * rows + row] ?? 0;
  });
}
