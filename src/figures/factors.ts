import { range } from 'd3-array';
import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere } from '../kit/draw/cells.ts';
import { EXAMPLE, face, pieceOf, type Piece } from '../kit/draw/face.ts';
import { at, outline, svg, text, type Fill } from '../kit/draw/svg.ts';

const CELL = 50;
const LEFT = 140;

/** Eight pixels from an ear to the first eye; the next pixel is the second eye's pupil. */
const EYES: Piece = { ...EXAMPLE, column: 2, pixels: 8 };
const COUNT = EYES.pixels;
const SIDE = COUNT * CELL;

/** Draw a row for each factor: the known pixels, the pixel to predict, and those after it. */
export const factors: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
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
      [
        ...range(COUNT).map(factorName),
        at(
          [LEFT, 0],
          `<image href="${kit.png(triangle, 4)}" width="${SIDE}" height="${SIDE}"/>` +
            cellsWhere('hole', (column, row) => column > row) +
            // A line bounds white pixels at the edge of the triangle.
            outline('thin', 0, 0, SIDE, SIDE) +
            cellsWhere('red', (column, row) => column === row, 0),
        ),
      ].join(''),
    );
  },
};

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

function factorName(row: number): string {
  const sign = row === 0 ? '' : '× ';
  return text('label mid end', LEFT - 16, row * CELL + 34, `${sign}pixel ${row + 1}`);
}
