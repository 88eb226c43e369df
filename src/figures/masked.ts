import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { EXAMPLE, face, FACE_PIXELS, FACE_SIDE, pieceOf } from '../kit/draw/face.ts';
import { maskedPixels } from '../kit/draw/mask.ts';
import { line, MODULE, outline, placed, svg, text } from '../kit/draw/svg.ts';

const CELL = 40;
const WIDTH = FACE_SIDE * CELL;

/** Where each band of the drawing begins, its words standing above it. */
const BANDS = { content: 30, position: 120, network: 210, asked: 320 } as const;

/** In the narrow arrangement shapes are smaller by this. */
const SMALLER = 0.9;

/** A type, not an interface: only a type counts as JSON. */
type State = {
  readonly face: number;
  readonly row: number;
  /** The seed of the mask, over the whole face. */
  readonly seed: number;
};

/**
 * BERT's way with one row of a face: hidden pixels enter with their position alone, and they alone
 * are asked for. Options: `data-face`, `data-row`, `data-seed`, as in the figure `objectives`.
 */
export const masked: Drawing<State> = {
  initial({ face = String(EXAMPLE.face), row = String(EXAMPLE.row), seed = String(EXAMPLE.seed) }) {
    const state = { face: Number(face), row: Number(row), seed: Number(seed) };
    for (const [name, value] of Object.entries(state))
      if (!Number.isInteger(value)) throw new Error(`data-${name} must be a whole number.`);
    return state;
  },

  still({ face: index, row, seed }, kit) {
    const from = row * FACE_SIDE;
    const hidden = new Set(
      maskedPixels(FACE_PIXELS, seed).flatMap((i) =>
        i >= from && i < from + FACE_SIDE ? [i - from] : [],
      ),
    );
    const tokens = pieceOf({ face: index, row, column: 0, pixels: FACE_SIDE });
    const strip = {
      ...face(tokens.map((token, i) => (hidden.has(i) ? -1 : token))),
      height: 1,
    };
    const places = [...rasterOrder(FACE_SIDE, 0, FACE_SIDE, CELL)];
    const asked = places.filter((_, i) => hidden.has(i));
    const ignored = places.filter((_, i) => !hidden.has(i));
    const numbers = places.map(([x], i) =>
      numeral('small middle', x, BANDS.position + 27, String(i + 1)),
    );
    const zeros = asked.map(([x]) => numeral('label middle', x, BANDS.content + 29, '0'));
    return svg(
      WIDTH,
      BANDS.asked + CELL,
      `One row of ${FACE_SIDE} pixels. ${hidden.size} of them are hidden: their content enters as zero, their position stays. The network has no mask, every pixel looks at every other; only the hidden ones are asked for, all other answers are ignored.`,
      [
        text('small mid', 0, BANDS.content - 10, 'content: zero where hidden'),
        smaller(
          BANDS.content,
          `<image href="${kit.png(strip, 4)}" width="${WIDTH}" height="${CELL}" preserveAspectRatio="none"/>${frames()}`,
        ),
        zeros.join(''),
        text('small mid', 0, BANDS.position - 10, '+ position: always there'),
        smaller(BANDS.position, frames()),
        numbers.join(''),
        text('small mid', 0, BANDS.network - 10, 'all look at all'),
        smaller(BANDS.network, cells('ink', rasterOrder(WIDTH / MODULE, 0, (WIDTH / MODULE) * 3))),
        text('small mid', 0, BANDS.asked - 10, 'asked: the hidden ones alone'),
        smaller(BANDS.asked, cells('hole', ignored, CELL) + cells('red', asked, CELL, 0)),
      ].join(''),
      BANDS.asked + CELL * SMALLER,
    );
  },
};

/** The shapes of a band. */
function smaller(y: number, body: string): string {
  return placed([0, y], [0, y], body, SMALLER, SMALLER);
}

/** A number in the middle of the cell that begins at `x`. */
function numeral(classes: string, x: number, y: number, content: string): string {
  const middle = x + CELL / 2;
  const lower = (CELL * (1 - SMALLER)) / 2;
  return placed([0, 0], [middle * (SMALLER - 1), -lower], text(classes, middle, y, content));
}

/** The cells' frames, so that a white pixel is one too. */
function frames(): string {
  const rules = Array.from({ length: FACE_SIDE }, (_, i) =>
    line('thin', [i * CELL, 0], [i * CELL, CELL]),
  );
  return rules.join('') + outline('thin', 0, 0, WIDTH, CELL);
}
