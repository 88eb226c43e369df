import { MODULE, round, type Fill, type Point } from './svg.ts';

/**
 * Cells of one colour as one path, each with half the joint inset on every side.
 * @param corners - upper left corners of the cells' squares, in pixels
 * @param size - the pitch of the raster, or its pitches to the right and down
 * @param joint - the white between two neighbours
 */
export function cells(
  fill: Fill,
  corners: Iterable<Point>,
  size: number | Point = MODULE,
  joint = 2,
): string {
  const path = cellPath(corners, size, joint);
  return path === '' ? '' : `<path class="${fill} raster" d="${path}"/>`;
}

/** The path of such cells, for a colour that the theme does not have. */
export function cellPath(corners: Iterable<Point>, size: number | Point, joint: number): string {
  const pitches = typeof size === 'number' ? [size, size] : size;
  const [width, height] = pitches.map((pitch) => round(pitch - joint));
  const inset = joint / 2;
  return Array.from(
    corners,
    ([x, y]) => `M${round(x + inset)} ${round(y + inset)}h${width}v${height}h-${width}z`,
  ).join('');
}

/** The corner of the cell of a raster that has that place in raster order. */
export function cornerOf(index: number, columns: number, size: number = MODULE): Point {
  return [(index % columns) * size, Math.floor(index / columns) * size];
}

/** The corners of the cells `from` (inclusive) to `to` (exclusive) of a raster, in raster order. */
export function* rasterOrder(
  columns: number,
  from: number,
  to: number,
  size: number = MODULE,
): Generator<Point> {
  for (let i = from; i < to; i++) yield cornerOf(i, columns, size);
}

/** The corners of those of the first `count` cells of a raster whose index is chosen. */
export function cornersWhere(
  columns: number,
  count: number,
  size: number,
  isChosen: (index: number) => boolean,
): Point[] {
  return [...rasterOrder(columns, 0, count, size)].filter((_, i) => isChosen(i));
}

/**
 * A quantity as squares: whole squares, a part of one, and holes up to `total`. Yellow squares leave
 * room for an edge, without which they look like holes to somebody who sees no colour.
 * @param quantity - the number of filled squares; the last one is filled in part if it is not whole
 */
export function waffle(
  fill: Fill,
  quantity: number,
  total: number,
  columns: number,
  size: number = MODULE,
): string {
  const whole = Math.floor(quantity);
  const isEdged = fill === 'yellow';
  const joint = isEdged ? 4 : 2;
  const holes = cells('hole', rasterOrder(columns, whole, total, size), size);
  const filled = cells(fill, rasterOrder(columns, 0, whole, size), size, joint);
  // The left part of the square after the whole ones.
  const next = shifted(rasterOrder(columns, whole, whole + 1, size), [joint / 2, joint / 2]);
  const side = size - joint;
  const part = quantity > whole ? cells(fill, next, [(quantity - whole) * side, side], 0) : '';
  return holes + (isEdged ? `<g class="edged">${filled}${part}</g>` : filled + part);
}

/** The points moved by (x, y). */
export function* shifted(points: Iterable<Point>, [x, y]: Point): Generator<Point> {
  for (const point of points) yield [point[0] + x, point[1] + y];
}

/** A frame of four pixels just inside a cell. */
export function ring(fill: Fill, size: number): string {
  const inner = size - 8;
  return `<path class="${fill} raster" fill-rule="evenodd" d="M0 0h${size}v${size}h-${size}zM4 4h${inner}v${inner}h-${inner}z"/>`;
}
