import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { EXAMPLE, face, FACE_PIXELS, FACE_SIDE, pieceOf } from '../kit/draw/face.ts';
import { maskedPixels } from '../kit/draw/mask.ts';
import { at, line, outline, svg, text } from '../kit/draw/svg.ts';

const LAYOUTS = { stage: { width: 640, cell: 40 }, phone: { width: 580, cell: 36 } } as const;

/** The upper edge of the last band. */
const ASKED = 320;

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

  still({ face: index, row, seed }, kit, room) {
    const { width, cell } = LAYOUTS[room];
    const right = FACE_SIDE * cell;
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
    const places = [...rasterOrder(FACE_SIDE, 0, FACE_SIDE, cell)];
    const asked = places.filter((_, i) => hidden.has(i));
    const ignored = places.filter((_, i) => !hidden.has(i));
    const band = (y: number, title: string, ...shapes: string[]): string =>
      text('small mid', 0, y - 10, title) + at([0, y], shapes.join(''));
    // The network's cells are half as wide.
    const columns = 2 * FACE_SIDE;
    return svg(
      width,
      ASKED + cell,
      `One row of ${FACE_SIDE} pixels. ${hidden.size} of them are hidden: their content enters as zero, their position stays. The network has no mask, every pixel looks at every other; only the hidden ones are asked for, all other answers are ignored.`,
      band(
        30,
        'content: zero where hidden',
        `<image href="${kit.png(strip, 4)}" width="${right}" height="${cell}" preserveAspectRatio="none"/>`,
        cellFrames(cell),
        ...asked.map(([x]) => text('label middle', x + cell / 2, cell / 2 + 9, '0')),
      ) +
        band(
          120,
          '+ position: always there',
          cellFrames(cell),
          ...places.map(([x], i) =>
            text('small middle', x + cell / 2, cell / 2 + 7, String(i + 1)),
          ),
        ) +
        band(
          210,
          'all look at all',
          cells('ink', rasterOrder(columns, 0, columns * 3, cell / 2), cell / 2),
        ) +
        band(
          ASKED,
          'asked: the hidden ones alone',
          cells('hole', ignored, cell),
          cells('red', asked, cell, 0),
        ),
    );
  },
};

/** The cells' frames, so that a white pixel is one too. */
function cellFrames(cell: number): string {
  const rules = Array.from({ length: FACE_SIDE }, (_, i) =>
    line('thin', [i * cell, 0], [i * cell, cell]),
  );
  return rules.join('') + outline('thin', 0, 0, FACE_SIDE * cell, cell);
}
