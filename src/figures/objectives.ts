import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder } from './draw/cells.ts';
import { EXAMPLE, FACE_PIXELS, faceDrawing, heldOutFace } from './draw/face.ts';
import { maskedPixels } from './draw/mask.ts';
import { at, svg, type Point } from './draw/svg.ts';

/** How many positions the small matrices show. */
const POSITIONS = 12;

/** The positions that the small matrix shows as hidden. */
const HIDDEN = [3, 8];

/** A type, not an interface: only a type counts as JSON. */
type State = {
  /** Which held-out face. */
  readonly face: number;
  /** Which pixel the autoregressive model now guesses. */
  readonly asked: number;
  readonly seed: number;
};

/**
 * One face hidden in two ways: everything from the next pixel on, or random pixels; beside each
 * the matrix of who may look at whom. Options: `data-face`, `data-asked`, `data-seed`.
 */
export const objectives: Drawing<State> = {
  initial({ face = String(EXAMPLE.face), asked = '150', seed = String(EXAMPLE.seed) }) {
    const state = { face: Number(face), asked: Number(asked), seed: Number(seed) };
    for (const [name, value] of Object.entries(state))
      if (!Number.isInteger(value)) throw new Error(`data-${name} must be a whole number.`);
    if (state.asked < 0 || state.asked >= FACE_PIXELS)
      throw new Error(`data-asked must be a pixel from 0 to ${FACE_PIXELS - 1}, not "${asked}".`);
    return state;
  },

  still({ face, asked, seed }, kit) {
    const picture = heldOutFace(face);
    const hidden = maskedPixels(FACE_PIXELS, seed);
    const next = faceDrawing(picture, kit, 20, { until: asked, asked: [asked], ground: 'ground' });
    const masked = faceDrawing(picture, kit, 20, { asked: hidden, ground: 'ground' });
    return svg(
      1200,
      320,
      `Left, autoregressive: a face is known down to one red pixel, the next; the matrix beside it is a triangle, for each pixel looks only at those before it. Right, BERT: ${hidden.length} pixels scattered over the same face are red, to be guessed from all the others; its matrix is full but for the columns of the hidden pixels.`,
      [
        next,
        at([340, 150], causalMatrix()),
        at([600, 0], masked),
        at([940, 150], openMatrix()),
      ].join(''),
    );
  },
};

/** Rows look, columns are looked at: ink may be seen, a hole may not. */
function causalMatrix(): string {
  const all = positions();
  const sees = ([column, row]: Point): boolean => column <= row;
  return (
    cells('ink', corners(all.filter(sees)), 10, 1) +
    cells('hole', corners(all.filter((p) => !sees(p))), 10, 1)
  );
}

function openMatrix(): string {
  const all = positions();
  const isHidden = ([column]: Point): boolean => HIDDEN.includes(column);
  return (
    cells('ink', corners(all.filter((p) => !isHidden(p))), 10, 1) +
    cells('red', corners(all.filter(isHidden)), 10, 1)
  );
}

function positions(): Point[] {
  return [...rasterOrder(POSITIONS, 0, POSITIONS * POSITIONS, 1)];
}

function corners(places: readonly Point[]): Point[] {
  return places.map(([x, y]): Point => [x * 10, y * 10]);
}
