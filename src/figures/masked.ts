import { range } from 'd3-array';
import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere, rasterOrder } from '../kit/draw/cells.ts';
import {
  EXAMPLE,
  face,
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  pieceOf,
} from './pictures/face.ts';
import { frames } from '../kit/draw/frames.ts';
import { maskedPixels } from './pictures/mask.ts';
import { movedOnStep, onStep } from '../kit/draw/steps.ts';
import { at, line, outline, rect, svg, text } from '../kit/draw/svg.ts';

const LAYOUTS = { stage: { width: 640, cell: 40 }, phone: { width: 580, cell: 36 } } as const;

/** The upper edge of the last band. */
const ASKED = 320;

/** The side of a pixel of the face that the row is from: the face is covered by what comes of its row. */
const PIXEL = 20;
/** The upper edge of the row. */
const ROW = 30;

/**
 * Draw BERT's objective on one row of a face: of masked pixels only the position is an input, and only
 * they are predicted.
 */
export const masked: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const { width, cell } = LAYOUTS[room];
    const right = FACE_SIDE * cell;
    const from = EXAMPLE.row * FACE_SIDE;
    const hidden = new Set(
      maskedPixels(FACE_PIXELS, EXAMPLE.seed).flatMap((i) =>
        i >= from && i < from + FACE_SIDE ? [i - from] : [],
      ),
    );
    const tokens = pieceOf({ ...EXAMPLE, column: 0, pixels: FACE_SIDE });
    const row = { ...face(tokens), height: 1 };
    const asked = cornersWhere(FACE_SIDE, FACE_SIDE, cell, (i) => hidden.has(i));
    const ignored = cornersWhere(FACE_SIDE, FACE_SIDE, cell, (i) => !hidden.has(i));
    const band = (y: number, title: string, ...shapes: string[]): string =>
      text('small mid', 0, y - 10, title) + at([0, y], shapes.join(''));
    // The network's cells are half as wide.
    const columns = 2 * FACE_SIDE;
    return svg(
      width,
      ASKED + cell,
      `One row of ${FACE_SIDE} pixels. ${hidden.size} of them are hidden: their content enters as zero, their position stays. The network has no mask, every pixel looks at every other; only the hidden ones are asked for, all other answers are ignored.`,
      (room === 'stage' ? coveredFace(kit, width, ASKED + cell) : '') +
        onStep(0, text('small mid', 0, ROW - 10, 'content: zero where hidden')) +
        at(
          [0, ROW],
          movedOnStep(
            0,
            'lift',
            { y: EXAMPLE.row * PIXEL - ROW, scale: PIXEL / cell },
            `<image href="${kit.png(row, 4)}" width="${right}" height="${cell}" preserveAspectRatio="none"/>`,
          ),
        ) +
        onStep(
          0,
          at(
            [0, ROW],
            cells('paper', asked, cell, 0) +
              cellFrames(cell) +
              asked.map(([x]) => text('label middle', x + cell / 2, cell / 2 + 9, '0')).join(''),
          ) +
            band(
              120,
              '+ position: always there',
              cellFrames(cell),
              ...range(FACE_SIDE).map((i) =>
                text('small middle', (i + 0.5) * cell, cell / 2 + 7, String(i + 1)),
              ),
            ),
        ) +
        onStep(
          1,
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
        ),
    );
  },
};

/** Draw the face that the row is from; the first step covers it. An article shows no steps. */
function coveredFace(kit: StillKit, width: number, height: number): string {
  return (
    faceDrawing(heldOutFace(EXAMPLE.face), kit, PIXEL) +
    at([0, EXAMPLE.row * PIXEL], frames([[0, 0]], FACE_SIDE * PIXEL, PIXEL)) +
    onStep(0, rect('paper', -6, -6, width + 12, height + 12))
  );
}

/** Draw frames of the cells, so that white pixels are visible. */
function cellFrames(cell: number): string {
  const rules = Array.from({ length: FACE_SIDE }, (_, i) =>
    line('thin', [i * cell, 0], [i * cell, cell]),
  );
  return rules.join('') + outline('thin', 0, 0, FACE_SIDE * cell, cell);
}
