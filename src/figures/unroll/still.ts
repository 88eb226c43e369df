import type { Drawing, Raster } from '../../../plugins/figures/contract.ts';
import { cells, cornerOf, rasterOrder } from '../../kit/draw/cells.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../../kit/draw/face.ts';
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

/** The strip goes on beyond the slide's edge, 62 modules from its left margin. */
const STRIP_CELLS = 62;
const STRIP_Y = 390;
const HEIGHT = STRIP_Y + 52;

/**
 * A picture whose pixels leave it in raster order, and the strip that they become.
 * Options: `data-face`, the number of a held-out face; `data-unrolled`, how many pixels have left.
 */
export const unroll: Drawing<State> = {
  initial({ face = '47', unrolled = '119' }) {
    return check({ face: wholeOption('face', face), unrolled: wholeOption('unrolled', unrolled) });
  },

  still({ face, unrolled }) {
    const raster = withoutGround(heldOutFace(face));
    const first = firstInStrip(unrolled);
    const inSquare = (pixel: number): Point => cornerOf(pixel, FACE_SIDE);
    const inStrip = (pixel: number): Point | undefined =>
      pixel < unrolled && pixel >= first && pixel < first + STRIP_CELLS
        ? [(pixel - first) * MODULE, STRIP_Y]
        : undefined;
    // The pixel that left last, and the one that stood above it.
    const pair = [unrolled - 1 - FACE_SIDE, unrolled - 1].filter((pixel) => pixel >= 0);
    const pairInStrip = pair.map(inStrip).filter((corner) => corner !== undefined);
    return svg(
      STRIP_CELLS * MODULE,
      HEIGHT,
      `A face of 16 × 16 pixels becomes a strip of ${FACE_PIXELS} tokens, row after row; ${unrolled} have left the square. ` +
        `Two pixels, one below the other in the picture, are 16 tokens apart in the strip.`,
      [
        cells('hole', rasterOrder(FACE_SIDE, 0, unrolled)),
        pixels(raster, (pixel) => (pixel < unrolled ? undefined : inSquare(pixel)), MODULE),
        strip(raster, unrolled, inStrip),
        frames([...pair.map(inSquare), ...pairInStrip], MODULE),
        numbersOfRows(first),
        bracket(pairInStrip),
        at([30 * MODULE, 300], counter(unrolled)),
      ].join(''),
    );
  },
};

/** Return the state; throw one sentence where there is no such face or number of pixels. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('number of unrolled pixels', state.unrolled, { min: 0, max: FACE_PIXELS });
  return state;
}

/** The first token that the strip has room for: its newest is always in it, with a row's room. */
function firstInStrip(unrolled: number): number {
  const last = Math.min(unrolled + FACE_SIDE, FACE_PIXELS);
  return Math.max(0, last - STRIP_CELLS + 1);
}

function strip(
  raster: Raster,
  unrolled: number,
  inStrip: (pixel: number) => Point | undefined,
): string {
  const first = firstInStrip(unrolled);
  const length = Math.min(FACE_PIXELS - first, STRIP_CELLS);
  const all = Array.from({ length }, (_, i): Point => [i * MODULE, STRIP_Y]);
  const filled = Math.min(Math.max(unrolled - first, 0), length);
  const joints = all.slice(0, filled).map(([x, y]) => `M${x} ${y}v${MODULE}`);
  return (
    cells('hole', all.slice(filled)) +
    (filled > 0 ? rect('hole', -1, STRIP_Y - 1, filled * MODULE + 1, MODULE + 2) : '') +
    pixels(raster, inStrip, MODULE) +
    `<path class="joint" d="${joints.join('')}"/>`
  );
}

/** Write the number of each row's first token below it. */
function numbersOfRows(first: number): string {
  return Array.from({ length: FACE_SIDE }, (_, row) => row * FACE_SIDE)
    .filter((token) => token >= first && token < first + STRIP_CELLS - 1)
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
