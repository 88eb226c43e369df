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
  const [width, height] = (typeof size === 'number' ? [size, size] : size).map((pitch) =>
    round(pitch - joint),
  );
  let path = '';
  for (const [x, y] of corners) {
    path += `M${round(x + joint / 2)} ${round(y + joint / 2)}h${width}v${height}h-${width}z`;
  }
  return path === '' ? '' : `<path class="${fill} raster" d="${path}"/>`;
}

/** The corners of the cells `from` (inclusive) to `to` (exclusive) of a raster, in raster order. */
export function* rasterOrder(
  columns: number,
  from: number,
  to: number,
  size: number = MODULE,
): Generator<Point> {
  for (let i = from; i < to; i++) yield [(i % columns) * size, Math.floor(i / columns) * size];
}

/**
 * A quantity as squares: whole squares, a part of one, and holes up to `total`. Yellow ones leave room
 * for an edge, without which they would look like holes to who sees no colour.
 * @param quantity - how many squares are filled; the last one partly where it is no whole number
 */
export function waffle(
  fill: Fill,
  quantity: number,
  total: number,
  columns: number,
  size: number = MODULE,
): string {
  const whole = Math.floor(quantity);
  const part = quantity - whole;
  const holes = cells('hole', rasterOrder(columns, whole, total, size), size);
  const [partial] = [...rasterOrder(columns, whole, whole + 1, size)];
  const edged = fill === 'yellow';
  const joint = edged ? 4 : 2;
  const [inset, side] = [joint / 2, size - joint];
  const width = round(part * side);
  const rest =
    part > 0 && partial
      ? `<path class="${fill} raster" d="M${partial[0] + inset} ${partial[1] + inset}h${width}v${side}h-${width}z"/>`
      : '';
  const filled = cells(fill, rasterOrder(columns, 0, whole, size), size, joint) + rest;
  return holes + (edged ? `<g class="edged">${filled}</g>` : filled);
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
