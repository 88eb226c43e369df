/** The place of a slide in the overview, in slides from the top left. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface Grid {
  /** One for each slide, in order. */
  readonly cells: readonly Cell[];
  readonly columns: number;
  readonly rows: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const MOST_COLUMNS = 10;

/**
 * Lay out chapters row by row. A chapter begins a row, unless all of it fits behind the one before.
 * @param chapters - how many slides each has
 */
export function arrange(chapters: readonly number[], columns: number): Grid {
  const cells: Cell[] = [];
  let [column, row] = [0, 0];
  const beginRow = (): void => {
    column = 0;
    row += 1;
  };
  for (const count of chapters) {
    if (column > 0 && column + count > columns) beginRow();
    for (let slide = 0; slide < count; slide++) {
      if (column === columns) beginRow();
      cells.push({ column, row });
      column += 1;
    }
  }
  return {
    cells,
    columns: Math.max(0, ...cells.map((cell) => cell.column + 1)),
    rows: Math.max(0, ...cells.map((cell) => cell.row + 1)),
  };
}

/**
 * Return the grid of at most ten columns in which slides are largest, and their scale in it.
 * @param slide - of the stage with the gap that follows it
 * @param room - that the grid may take
 */
export function largestGrid(
  chapters: readonly number[],
  slide: Size,
  room: Size,
): { grid: Grid; scale: number } {
  const grids = Array.from({ length: MOST_COLUMNS }, (_, index) => arrange(chapters, index + 1));
  const scaled = grids.map((grid) => ({
    grid,
    scale: Math.min(
      room.width / (grid.columns * slide.width),
      room.height / (grid.rows * slide.height),
    ),
  }));
  return scaled.reduce((best, next) => (next.scale > best.scale ? next : best));
}

/** Return the slide above or below another, in the same column or at the end of that row. */
export function nextRow({ cells }: Grid, from: number, move: 'up' | 'down'): number {
  const here = cells[from];
  if (!here) return from;
  const row = here.row + (move === 'up' ? -1 : 1);
  return cells.reduce(
    (best, cell, index) => (cell.row === row && cell.column <= here.column ? index : best),
    from,
  );
}
