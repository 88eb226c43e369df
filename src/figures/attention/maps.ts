import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { FACE_SIDE } from '../pictures/face.ts';
import { inkSteps } from '../../kit/draw/ink-steps.ts';
import { at, outline, text, type Point } from '../../kit/draw/svg.ts';
import { HEADS, isOff, LAYERS, type State } from './state.ts';

/** The left edge of the start token beside a map, in cells of it. */
const START = -1.35;

/** The maps of all heads, a row for each layer. */
export interface MapsLayout {
  /** The corner of the first map. */
  readonly corner: Point;
  /** From one head to the next, and from one layer to the next. */
  readonly across: number;
  readonly down: number;
  /** The sides of a cell at most: as large as the rows allow that there are. */
  readonly cell: number;
}

/**
 * Draw the maps of all heads.
 * @param sharesOf - the shares of a head, layers and heads from 1 on; none where they are not known
 */
export function drawMaps(
  state: State,
  sharesOf: (layer: number, head: number) => readonly number[],
  { corner: [left, top], across, down, cell }: MapsLayout,
): string {
  const rows = Math.floor(state.pixel / FACE_SIDE) + 1;
  const size = Math.max(3, Math.min(cell, Math.floor((down - 6) / rows)));
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
  return [
    text('label mid', 0, top - 12, 'layer'),
    ...numbers(HEADS).map((head) =>
      text('label mid', left + (head - 1) * across, top - 12, head === 1 ? 'head 1' : `${head}`),
    ),
    ...numbers(LAYERS).flatMap((layer) => {
      const y = top + (layer - 1) * down;
      return [
        text('label mid', 0, y + 24, `${layer}`),
        ...numbers(HEADS).map((head) =>
          at(
            [left + (head - 1) * across, y],
            drawMap(state, layer, head, sharesOf(layer, head), size, [across, down]),
          ),
        ),
      ];
    }),
  ].join('');
}

/** Draw shares as ink on the raster of the pixels before the asked, red one. */
function drawMap(
  state: State,
  layer: number,
  head: number,
  shares: readonly number[],
  size: number,
  [across, down]: Point,
): string {
  const { pixel } = state;
  const rows = Math.floor(pixel / FACE_SIDE) + 1;
  const [width, height] = [FACE_SIDE * size, rows * size];
  const start = Math.round(START * size);
  const off = isOff(state, layer, head);
  const frame =
    layer === state.layer && head === state.head
      ? outline('rule', start - 2, -3, width - start + 5, height + 6)
      : '';
  // What is around the map can be pressed too.
  const ground = `<rect fill="none" pointer-events="all" x="${start}" y="-3" width="${across}" height="${down}"/>`;
  const corners: Point[] = [[start, 0], ...rasterOrder(FACE_SIDE, 0, pixel, size)];
  const map = inkSteps(corners, off ? [] : shares, size);
  const asked = cells('red', rasterOrder(FACE_SIDE, pixel, pixel + 1, size), size, 0);
  const name = off ? text('label strong middle', width / 2, height / 2 + 8, 'off') : '';
  return `<g data-layer="${layer}" data-head="${head}">${ground}${map}${asked}${name}${frame}</g>`;
}
