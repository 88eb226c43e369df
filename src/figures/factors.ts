import { range } from 'd3-array';
import type { Drawing, Room, StillKit } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere } from '../kit/draw/cells.ts';
import {
  EXAMPLE,
  face,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  pieceOf,
  type Piece,
} from '../kit/draw/face.ts';
import { frames } from '../kit/draw/frames.ts';
import { movedOnStep, onStep } from '../kit/draw/steps.ts';
import { at, outline, rect, svg, text, type Fill } from '../kit/draw/svg.ts';

const CELL = 50;
const LEFT = 140;

/** How the names of the rows are written. */
const WORDS: Readonly<Record<Room, string>> = { stage: 'label mid end', phone: 'body mid end' };

/** Eight pixels from an ear to the first eye; the next pixel is the second eye's pupil. */
const EYES: Piece = { ...EXAMPLE, column: 2, pixels: 8 };
const COUNT = EYES.pixels;
const SIDE = COUNT * CELL;
/** The upper edge of the last row. */
const LAST = SIDE - CELL;
/** The face that the row is from is as large as the triangle, which then covers it. */
const PIXEL = SIDE / FACE_SIDE;

/** Draw a row for each factor: the known pixels, the pixel to predict, and those after it. */
export const factors: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const words = WORDS[room];
    const known = pieceOf(EYES);
    // Row i has the first i pixels, so that the whole triangle is one picture.
    const tokens = range(COUNT ** 2).map((i) => {
      const [column, row] = placeOf(i);
      return column < row ? (known[column] ?? -1) : -1;
    });
    const triangle = { ...face(tokens), width: COUNT, height: COUNT };
    return svg(
      LEFT + SIDE,
      SIDE,
      'The product, one factor a row: the first pixel is guessed from nothing, the second from one pixel, the eighth from seven. What the rows may see makes a triangle, the causal mask.',
      at([LEFT, 0], faceOf(kit)) +
        onStep(0, rect('paper', LEFT - 4, -4, SIDE + 8, SIDE + 8)) +
        at([LEFT, 0], lifted(known, kit)) +
        onStep(
          0,
          text(words, LEFT - 16, LAST + 34, `pixel ${COUNT}`) +
            at(
              [LEFT, LAST],
              outline('thin', 0, 0, SIDE, CELL) + cells('red', [[SIDE - CELL, 0]], CELL, 0),
            ),
        ) +
        onStep(
          1,
          range(COUNT)
            .map((row) => factorName(words, row))
            .join('') +
            at(
              [LEFT, 0],
              `<image href="${kit.png(triangle, 4)}" width="${SIDE}" height="${SIDE}"/>` +
                cellsWhere('hole', (column, row) => column > row) +
                // A line bounds white pixels at the edge of the triangle.
                outline('thin', 0, 0, SIDE, SIDE) +
                cellsWhere('red', (column, row) => column === row, 0),
            ),
        ),
    );
  },
};

/** Draw the face that the row is from, and a frame round the pixels that will leave it. */
function faceOf(kit: StillKit): string {
  const { face, row, column } = EYES;
  return (
    faceDrawing(heldOutFace(face), kit, PIXEL) +
    at([column * PIXEL, row * PIXEL], frames([[0, 0]], COUNT * PIXEL, PIXEL))
  );
}

/** Draw the known pixels of the last row, which come out of the face. */
function lifted(known: readonly number[], kit: StillKit): string {
  const row = { ...face(known.slice(0, -1)), width: COUNT - 1, height: 1 };
  const before = { x: EYES.column * PIXEL, y: EYES.row * PIXEL - LAST, scale: PIXEL / CELL };
  return at(
    [0, LAST],
    movedOnStep(
      0,
      'lift',
      before,
      `<image href="${kit.png(row, 4)}" width="${(COUNT - 1) * CELL}" height="${CELL}"/>`,
    ),
  );
}

function placeOf(i: number): [column: number, row: number] {
  return [i % COUNT, Math.floor(i / COUNT)];
}

function cellsWhere(
  fill: Fill,
  isChosen: (column: number, row: number) => boolean,
  joint?: number,
): string {
  const corners = cornersWhere(COUNT, COUNT ** 2, CELL, (i) => isChosen(...placeOf(i)));
  return cells(fill, corners, CELL, joint);
}

function factorName(words: string, row: number): string {
  const sign = row === 0 ? '' : '× ';
  return text(words, LEFT - 16, row * CELL + 34, `${sign}pixel ${row + 1}`);
}
