import type { Drawing, Raster, Room } from '../../../plugins/figures/contract.ts';
import { cells, cornerOf } from '../../kit/draw/cells.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../pictures/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { at, line, MODULE, rect, svg, text, type Point } from '../../kit/draw/svg.ts';
import { checkRange, wholeOption } from '../../kit/numbers.ts';

export type State = {
  /** Which of the held-out faces is unrolled. */
  readonly face: number;
  /** How many of its pixels have left the square for the strip. */
  readonly unrolled: number;
};

/** The places of a drawing's parts, by the room that there is. */
interface Layout {
  /** How many tokens of the strip are seen. */
  readonly length: number;
  /** So many cells are seen after the newest token, until the strip ends. */
  readonly ahead: number;
  readonly counter: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  // The strip goes on beyond the slide's edge, 62 modules from its left margin.
  stage: { length: 62, ahead: FACE_SIDE, counter: [30 * MODULE, 300] },
  phone: { length: 29, ahead: 4, counter: [18 * MODULE, 300] },
};

export const STRIP_Y = 390;
const HEIGHT = STRIP_Y + 52;

/**
 * A picture whose rows leave it one after another, and the strip that they become; of each pixel that
 * has left a ghost stays.
 * Options: `data-face`, the number of a held-out face; `data-unrolled`, how many pixels have left.
 */
export const unroll: Drawing<State> = {
  initial({ face = '47', unrolled = String(FACE_PIXELS) }) {
    return check({ face: wholeOption('face', face), unrolled: wholeOption('unrolled', unrolled) });
  },

  still: (state, _kit, room) => drawUnroll(state, room),
};

/**
 * Draw a face as far as it is unrolled.
 * @param before - so many tokens are drawn before those that are seen, to slide out of sight
 */
export function drawUnroll({ face, unrolled }: State, room: Room, before = 0): string {
  const raster = withoutGround(heldOutFace(face));
  const pair = pairOf(unrolled);
  const first = firstInStrip(unrolled, room);
  const pairInStrip = pair.map((pixel) => inStrip(pixel, first));
  const square = (isShown: (pixel: number) => boolean): string =>
    pixels(raster, (i) => (isShown(i) ? cornerOf(i, FACE_SIDE) : undefined), MODULE);
  return svg(
    LAYOUTS[room].length * MODULE,
    HEIGHT,
    `A face of 16 × 16 pixels becomes a strip of ${FACE_PIXELS} tokens, row after row; ${unrolled} have left the square. ` +
      `Two pixels, one below the other in the picture, are 16 tokens apart in the strip.`,
    [
      `<g class="ghosts" opacity="0.3">${square((pixel) => pixel < unrolled)}</g>`,
      square((pixel) => pixel >= unrolled),
      strip(raster, unrolled, room, before),
      `<g class="pair">`,
      frames([...pair.map((pixel) => cornerOf(pixel, FACE_SIDE)), ...pairInStrip], MODULE),
      bracket(pairInStrip),
      '</g>',
      at(LAYOUTS[room].counter, counter(unrolled)),
    ].join(''),
  );
}

/** Return the state; throw one sentence where there is no such face or number of pixels. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('number of unrolled pixels', state.unrolled, { min: 0, max: FACE_PIXELS });
  return state;
}

/** Return the first token that the strip has room for: its newest is always in it. */
export function firstInStrip(unrolled: number, room: Room): number {
  const { length, ahead } = LAYOUTS[room];
  const last = Math.min(unrolled + ahead, FACE_PIXELS);
  return Math.max(0, last - length + 1);
}

function inStrip(pixel: number, first: number): Point {
  return [(pixel - first) * MODULE, STRIP_Y];
}

/** Two pixels, one below the other: the last one that has left; of a whole row, one in its middle. */
function pairOf(unrolled: number): number[] {
  const isWholeRow = unrolled % FACE_SIDE === 0;
  const below = isWholeRow ? unrolled - FACE_SIDE / 2 : unrolled - 1;
  return [below - FACE_SIDE, below].filter((pixel) => pixel >= 0);
}

/** Draw the strip: the tokens that are there row by row, on cells for those that are not there yet. */
function strip(raster: Raster, unrolled: number, room: Room, before: number): string {
  const { length: seen } = LAYOUTS[room];
  const first = firstInStrip(unrolled, room);
  const from = Math.max(0, first - before);
  const to = Math.min(first + seen, FACE_PIXELS);
  const empty = Array.from({ length: to - from }, (_, i) => inStrip(from + i, first));
  const newest = Math.floor((unrolled - 1) / FACE_SIDE);
  const rows = Array.from({ length: newest + 1 }, (_, row) => row * FACE_SIDE)
    .filter((token) => token + FACE_SIDE > from)
    .map((token) => {
      const piece: Piece = [Math.max(token, from), Math.min(token + FACE_SIDE, unrolled)];
      return pieceOfStrip(raster, piece, first);
    });
  const last = rows.pop() ?? '';
  return (
    `<g class="clipped"><g class="strip">${cells('hole', empty)}${rows.join('')}${numbersOfRows(first, seen)}</g></g>` +
    `<g class="newest">${last}</g>`
  );
}

/** Tokens of one row: the first, and one past the last. */
type Piece = readonly [from: number, to: number];

/** Draw tokens that lie side by side in the strip. */
function pieceOfStrip(raster: Raster, [from, to]: Piece, first: number): string {
  const corners = Array.from({ length: to - from }, (_, i) => inStrip(from + i, first));
  const [left = 0] = corners[0] ?? [];
  return (
    rect('hole', left - 1, STRIP_Y - 1, corners.length * MODULE + 1, MODULE + 2) +
    pixels(raster, (pixel) => corners[pixel - from], MODULE) +
    `<path class="joint" d="${corners.map(([x, y]) => `M${x} ${y}v${MODULE}`).join('')}"/>`
  );
}

/** Write the number of each row's first token below it. */
function numbersOfRows(first: number, seen: number): string {
  return Array.from({ length: FACE_SIDE }, (_, row) => row * FACE_SIDE)
    .filter((token) => token >= first && token < first + seen - 2)
    .map((token, i) => {
      const number = i === 0 ? `token ${token + 1}` : String(token + 1);
      return text('axis', (token - first) * MODULE, STRIP_Y + 46, number);
    })
    .join('');
}

/** Draw a bracket from one pixel of the strip to the one that stood below it in the picture. */
function bracket(corners: readonly Point[]): string {
  const [from, to] = corners;
  if (!from || !to) return '';
  const [a, b] = [from[0] + MODULE / 2, to[0] + MODULE / 2];
  return (
    line('rule', [a, STRIP_Y - 8], [a, STRIP_Y - 21]) +
    line('rule', [a - 1, STRIP_Y - 20], [b + 1, STRIP_Y - 20]) +
    line('rule', [b, STRIP_Y - 8], [b, STRIP_Y - 21]) +
    text('label strong', a - 1, STRIP_Y - 32, '16 tokens later')
  );
}

function counter(unrolled: number): string {
  return (
    text('label mid', 0, -96, `of ${FACE_PIXELS} tokens`) + text('display', -5, 0, String(unrolled))
  );
}
