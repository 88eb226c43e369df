import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells } from '../kit/draw/cells.ts';
import { EYES, face, pieceOf } from '../kit/draw/face.ts';
import { at, outline, svg, text, type Point } from '../kit/draw/svg.ts';

const CELL = 50;
const LEFT = 140;
const COUNT = EYES.pixels;

/** The product, a factor a row: pixels already known, the one asked for, and those still to come. */
export const factors: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    const known = pieceOf(EYES);
    const places = Array.from({ length: COUNT * COUNT }, (_, i): Point => [
      i % COUNT,
      Math.floor(i / COUNT),
    ]);
    const corners = (where: (column: number, row: number) => boolean): Point[] =>
      places.filter(([x, y]) => where(x, y)).map(([x, y]) => [x * CELL, y * CELL]);
    // Row i holds the first i pixels: the whole triangle is one picture.
    const triangle = {
      ...face([]),
      width: COUNT,
      height: COUNT,
      tokens: places.map(([x, y]) => (x < y ? (known[x] ?? -1) : -1)),
    };
    const side = COUNT * CELL;
    return svg(
      LEFT + side,
      side,
      'The product, one factor a row: the first pixel is guessed from nothing, the second from one pixel, the eighth from seven. What the rows may see makes a triangle, the causal mask.',
      [
        ...places.filter(([x]) => x === 0).map(([, row]) => factor(row)),
        at(
          [LEFT, 0],
          [
            `<image href="${kit.png(triangle, 4)}" width="${side}" height="${side}"/>`,
            cells(
              'hole',
              corners((x, y) => x > y),
              CELL,
            ),
            // A white pixel at the triangle's edge needs a line to end at.
            outline('thin', 0, 0, side, side),
            cells(
              'red',
              corners((x, y) => x === y),
              CELL,
              0,
            ),
          ].join(''),
        ),
      ].join(''),
    );
  },
};

function factor(row: number): string {
  const sign = row === 0 ? '' : '× ';
  return text('label mid end', LEFT - 16, row * CELL + 34, `${sign}pixel ${row + 1}`);
}
