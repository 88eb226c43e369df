import { range } from 'd3-array';
import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere } from '../kit/draw/cells.ts';
import {
  EXAMPLE,
  face,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  pieceOf,
  type Piece,
} from './pictures/face.ts';
import { frames } from '../kit/draw/frames.ts';
import { movedOnStep, onStep } from '../kit/draw/steps.ts';
import { at, outline, rect, svg, text, type Fill } from '../kit/draw/svg.ts';

const CELL = 50;
const LEFT = 140;

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
    return svg(
      LEFT + SIDE,
      SIDE,
      'The product, one factor a row: the first pixel is guessed from nothing, the second from one pixel, the eighth from seven. What the rows may see makes a triangle, the causal mask.',
      // In an article all steps are there, and the triangle would cover the others.
      room === 'phone'
        ? triangle(kit, 'body mid end')
        : lastRow(kit, 'label mid end') + onStep(1, triangle(kit, 'label mid end')),
    );
  },
};

/** Draw the last row, which comes out of a face with the first step. */
function lastRow(kit: StillKit, words: string): string {
  return (
    at([LEFT, 0], faceOf(kit)) +
    onStep(0, rect('paper', LEFT - 4, -4, SIDE + 8, SIDE + 8)) +
    at([LEFT, 0], lifted(kit)) +
    onStep(
      0,
      text(words, LEFT - 16, LAST + 34, `pixel ${COUNT}`) +
        at(
          [LEFT, LAST],
          outline('thin', 0, 0, SIDE, CELL) + cells('red', [[SIDE - CELL, 0]], CELL, 0),
        ),
    )
  );
}

/** Draw all rows: what each may see, and what it guesses. */
function triangle(kit: StillKit, words: string): string {
  const known = pieceOf(EYES);
  // Row i has the first i pixels, so that the whole triangle is one picture.
  const tokens = range(COUNT ** 2).map((i) => {
    const [column, row] = placeOf(i);
    return column < row ? (known[column] ?? -1) : -1;
  });
  const picture = kit.png({ ...face(tokens), width: COUNT, height: COUNT }, 4);
  return (
    range(COUNT)
      .map((row) => factorName(words, row))
      .join('') +
    at(
      [LEFT, 0],
      `<image href="${picture}" width="${SIDE}" height="${SIDE}"/>` +
        cellsWhere('hole', (column, row) => column > row) +
        // A line bounds white pixels at the edge of the triangle.
        outline('thin', 0, 0, SIDE, SIDE) +
        cellsWhere('red', (column, row) => column === row, 0),
    )
  );
}

/** Draw the face that the row is from, and a frame round the pixels that will leave it. */
function faceOf(kit: StillKit): string {
  const { face, row, column } = EYES;
  return (
    faceDrawing(heldOutFace(face), kit, PIXEL) +
    at([column * PIXEL, row * PIXEL], frames([[0, 0]], COUNT * PIXEL, PIXEL))
  );
}

/** Draw the known pixels of the last row, which come out of the face. */
function lifted(kit: StillKit): string {
  const row = { ...face(pieceOf(EYES).slice(0, -1)), width: COUNT - 1, height: 1 };
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
