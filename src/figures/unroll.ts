import type { Drawing, Raster, StillKit } from '../../plugins/figures/contract.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from './draw/face.ts';
import { cells, rasterOrder } from './draw/cells.ts';
import { at, line, MODULE, rect, round, svg, text, type Point } from './draw/svg.ts';

/** Which of the held-out faces is unrolled. */
type State = {
  readonly face: number;
};

/** How many rows have left the square, each further out than the one below it. */
const LEAVING = 4;
const STEP = 10 * MODULE;
/** The strip ends at the slide's edge, 62 modules from its left margin. */
const STRIP_CELLS = 62;
const STRIP_Y = 20 * MODULE;
/** The pixel whose neighbour below is looked for in the strip. */
const FROM = 6 * FACE_SIDE + 6;
/** The first pixel of the strip: that row's. */
const FIRST = 6 * FACE_SIDE;

/**
 * A picture whose rows leave it one after the other, and the strip that they become.
 * Option: `data-face`, the number of a held-out face.
 */
export const unroll: Drawing<State> = {
  initial({ face = '47' }) {
    if (!/^\d+$/.test(face)) throw new Error(`data-face must be a whole number, not "${face}".`);
    heldOutFace(Number(face));
    return { face: Number(face) };
  },

  still({ face }, kit) {
    const raster = withoutGround(heldOutFace(face));
    const rows = Array.from({ length: FACE_SIDE }, (_, row) => row);
    const left = cells('hole', rasterOrder(FACE_SIDE, 0, LEAVING * FACE_SIDE, MODULE));
    const drawn = rows
      .map((row) =>
        at(
          [Math.max(0, LEAVING - row) * STEP, row * MODULE],
          tokens(raster, kit, row * FACE_SIDE, FACE_SIDE, row < LEAVING),
        ),
      )
      .join('');
    const pair = [FROM, FROM + FACE_SIDE];
    const framed = frames(
      pair.map((i) => [(i % FACE_SIDE) * MODULE, Math.floor(i / FACE_SIDE) * MODULE]),
    );
    return svg(
      STRIP_CELLS * MODULE,
      STRIP_Y + 60,
      `A face of 16 × 16 pixels whose rows slide out one after the other and become one strip of ${FACE_PIXELS} tokens. ` +
        `Two pixels, one below the other in the picture, are 16 tokens apart in the strip.`,
      left + drawn + framed + strip(raster, kit),
    );
  },
};

/** Pixels `from` to `from + count` side by side; once they have left the picture, with joints. */
function tokens(
  raster: Raster,
  kit: StillKit,
  from: number,
  count: number,
  apart: boolean,
): string {
  const part = Array.from(raster.tokens).slice(from, from + count);
  const width = part.length * MODULE;
  const picture = kit.png({ ...raster, width: part.length, height: 1, tokens: part }, 4);
  const joints = part.map((_, i) => `M${i * MODULE} 0v${MODULE}`).join('');
  return (
    (apart ? rect('hole', -1, -1, width + 1, MODULE + 2) : '') +
    rect('ground', 0, 0, width, MODULE) +
    `<image href="${picture}" width="${width}" height="${MODULE}"/>` +
    (apart ? `<path class="joint" d="${joints}"/>` : '')
  );
}

/** Where rows 7 to 10 lie in the strip, with the numbers of their first tokens. */
function strip(raster: Raster, kit: StillKit): string {
  const numbers: string[] = [];
  for (let i = FIRST; i < FIRST + STRIP_CELLS; i += FACE_SIDE) {
    numbers.push(
      text('axis', (i - FIRST) * MODULE, STRIP_Y + 48, i === FIRST ? `token ${i + 1}` : `${i + 1}`),
    );
  }
  const [a, b] = [FROM, FROM + FACE_SIDE].map((i) => (i - FIRST) * MODULE);
  const from = a ?? 0;
  const to = b ?? 0;
  return (
    at([0, STRIP_Y], tokens(raster, kit, FIRST, STRIP_CELLS, true)) +
    frames([
      [from, STRIP_Y],
      [to, STRIP_Y],
    ]) +
    line('rule', [from + 10, STRIP_Y - 8], [from + 10, STRIP_Y - 21]) +
    line('rule', [from + 9, STRIP_Y - 20], [to + 11, STRIP_Y - 20]) +
    line('rule', [to + 10, STRIP_Y - 8], [to + 10, STRIP_Y - 21]) +
    text('label strong', from + 9, STRIP_Y - 32, '16 tokens later') +
    numbers.join('')
  );
}

/** An ink frame round each pixel, with an edge of paper that sets it off from any colour. */
function frames(corners: readonly Point[]): string {
  const side = MODULE + 4;
  const outlines = corners.map(
    ([x, y]) => `M${round(x - 2)} ${round(y - 2)}h${side}v${side}h-${side}z`,
  );
  const drawn = (name: string) => outlines.map((d) => `<path class="${name}" d="${d}"/>`).join('');
  return drawn('frame-edge') + drawn('frame');
}
