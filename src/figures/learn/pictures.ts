import type { Raster } from '../../../plugins/figures/contract.ts';
import type { Task } from '../../igpt/service/training-messages.ts';
import { cells, cornerOf, shifted } from '../../kit/draw/cells.ts';
import { withoutGround } from '../pictures/face.ts';
import type { Point } from '../../kit/draw/svg.ts';

/** Pictures of one size beside and below each other. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** The side of a picture, and from one to the next, in pixels of the drawing. */
  readonly size: number;
  readonly pitch: number;
}

export function widthOf({ columns, size, pitch }: Grid): number {
  return (columns - 1) * pitch + size;
}

export function heightOf({ rows, size, pitch }: Grid): number {
  return (rows - 1) * pitch + size;
}

/** Read a picture that is written as a hexadecimal digit a pixel. */
export function readPicture(code: string): number[] {
  return Array.from(code, (digit) => parseInt(digit, 16));
}

/** What the pictures of a task are made of. */
export interface Pixels {
  readonly task: Task;
  readonly side: number;
  readonly colors: readonly string[];
}

/**
 * Return all pictures of a grid as one, with a ground of -1 between them. Its gaps are whole pixels of
 * the pictures.
 */
export function sheetOf(
  pictures: readonly (readonly number[])[],
  { task, side, colors }: Pixels,
  grid: Grid,
): Raster {
  const scale = side / grid.size;
  const step = Math.round(grid.pitch * scale);
  const [width, height] = [widthOf(grid), heightOf(grid)].map((size) => Math.round(size * scale));
  const sheet = { width: width ?? 0, height: height ?? 0, palette: colors };
  const tokens = new Array<number>(sheet.width * sheet.height).fill(-1);
  pictures.slice(0, grid.columns * grid.rows).forEach((picture, i) => {
    const raster = { width: side, height: side, tokens: picture, palette: colors };
    // The paper of the digits is a part of them.
    const seen = task === 'faces' ? withoutGround(raster).tokens : picture;
    const [left, top] = cornerOf(i, grid.columns, step);
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        tokens[(top + y) * sheet.width + left + x] = seen[y * side + x] ?? -1;
  });
  return { ...sheet, tokens };
}

/** Draw what is behind the pictures of a grid. */
export function groundOf({ columns, rows, size, pitch }: Grid, at: Point): string {
  const corners = Array.from({ length: columns * rows }, (_, i) => cornerOf(i, columns, pitch));
  return cells('wall', shifted(corners, at), size, 0);
}
