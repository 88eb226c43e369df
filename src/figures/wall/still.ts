import type { Drawing } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/wall.json' with { type: 'json' };
import { cells } from '../../kit/draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, tokensOf, withoutGround } from '../../kit/draw/face.ts';
import { MODULE, rect, svg, type Point } from '../../kit/draw/svg.ts';

/** The side of a wall's pixel: four to a module. */
const PIXEL = 5;
/** How many small faces are beside and below each other. */
export const [COLUMNS, ROWS] = [8, 9];

/** Where the giant face stands, in faces, and how many faces wide it is. */
export const GIANT = { column: 2, row: 3, faces: 4 } as const;

/** Rows of faces from this one on have their upper half alone. */
export const HALVES_FROM = 6;

/** A type, not an interface: only a type counts as JSON. */
export type State = {
  /** Which pixel of the giant face is now asked for; one past the last: the wall is finished. */
  readonly asked: number;
};

/**
 * A wall of faces 16 pixels wide, completed in raster order; one giant face is at its red pixel.
 * Option: `data-asked`, that pixel's index; 256 finishes every face.
 */
export const wall: Drawing<State> = {
  initial({ asked = '202' }) {
    const pixel = Number(asked);
    if (!Number.isInteger(pixel) || pixel < 0 || pixel > FACE_PIXELS)
      throw new Error(`data-asked must be a pixel from 0 to ${FACE_PIXELS}, not "${asked}".`);
    return { asked: pixel };
  },

  still({ asked }, kit) {
    const width = COLUMNS * FACE_SIDE;
    const tokens = new Array<number>(width * ROWS * FACE_SIDE).fill(-1);
    const holes: Point[] = [];
    const finished = asked === FACE_PIXELS;

    const put = (code: string, column: number, row: number, scale: number, until: number): void => {
      const drawn = withoutGround(face(tokensOf(code))).tokens;
      const side = FACE_SIDE * scale;
      for (let i = 0; i < side * side; i++) {
        const [x, y] = [i % side, Math.floor(i / side)];
        const pixel = Math.floor(y / scale) * FACE_SIDE + Math.floor(x / scale);
        const place = (row * FACE_SIDE + y) * width + column * FACE_SIDE + x;
        if (pixel < until) tokens[place] = drawn[pixel] ?? -1;
        else if (x % 4 === 0 && y % 4 === 0 && pixel !== asked)
          holes.push([(column * FACE_SIDE + x) * PIXEL, (row * FACE_SIDE + y) * PIXEL]);
      }
    };

    placesOfFaces().forEach(([column, row], i) => {
      const whole = finished || row < HALVES_FROM;
      put(data.faces[i] ?? '', column, row, 1, whole ? FACE_PIXELS : FACE_PIXELS / 2);
    });
    put(data.giant, GIANT.column, GIANT.row, GIANT.faces, asked);

    const red: Point = [
      (GIANT.column * FACE_SIDE + (asked % FACE_SIDE) * GIANT.faces) * PIXEL,
      (GIANT.row * FACE_SIDE + Math.floor(asked / FACE_SIDE) * GIANT.faces) * PIXEL,
    ];
    const raster = { width, height: ROWS * FACE_SIDE, tokens, palette: face([]).palette };
    const [w, h] = [width * PIXEL, raster.height * PIXEL];
    return svg(
      w,
      h,
      finished
        ? 'The wall of faces of the first slide, finished: no pixel is missing.'
        : 'A wall of small faces, being completed pixel by pixel; one giant face has just reached its next, red pixel, and everything after it is still missing.',
      [
        rect('wall', 0, 0, w, h),
        `<image href="${kit.png(raster, 4)}" width="${w}" height="${h}"/>`,
        cells('hole', holes, MODULE),
        cells('red', finished ? [] : [red], MODULE, 0),
      ].join(''),
    );
  },
};

/** Column and row of every small face, in raster order. */
export function placesOfFaces(): Point[] {
  const end = { column: GIANT.column + GIANT.faces, row: GIANT.row + GIANT.faces };
  return Array.from({ length: COLUMNS * ROWS }, (_, i): Point => [
    i % COLUMNS,
    Math.floor(i / COLUMNS),
  ]).filter(
    ([column, row]) =>
      column < GIANT.column || column >= end.column || row < GIANT.row || row >= end.row,
  );
}
