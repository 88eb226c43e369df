import data from '../../../assets/data/wall.json' with { type: 'json' };
import { shuffled } from '../../igpt/random.ts';
import { face, FACE_PIXELS, FACE_SIDE, withoutGround } from '../pictures/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { MODULE, type Point } from '../../kit/draw/svg.ts';

/** How many of the wall's pixels a module is wide. */
const PIXELS_PER_MODULE = 4;

/** How wide a pixel of the wall is drawn. */
const PIXEL = MODULE / PIXELS_PER_MODULE;

/** How many small faces are beside and below each other. */
const [COLUMNS, ROWS] = [8, 9];

/** Where the giant face stands, in faces, and how many faces wide it is. */
export const GIANT = { column: 2, row: 3, faces: 4 } as const;

/** From this row on, small faces have their upper half alone. */
const FIRST_ROW_OF_HALVES = 6;

/** How many pixels half a face has. */
export const HALF = FACE_PIXELS / 2;

/** So many small faces are drawn anew at a time, beside the giant one. */
const DRAWN_ANEW = 3;

/** The size of the wall in its own pixels, and as it is drawn. */
export const WALL = {
  width: COLUMNS * FACE_SIDE,
  height: ROWS * FACE_SIDE,
  drawnWidth: COLUMNS * FACE_SIDE * PIXEL,
  drawnHeight: ROWS * FACE_SIDE * PIXEL,
  palette: face([]).palette,
} as const;

/** A face on the wall. */
export interface WallFace {
  readonly column: number;
  readonly row: number;
  /** How many of the wall's pixels one of the face's is wide. */
  readonly scale: number;
  /** How many of its pixels the still form has. */
  readonly start: number;
  readonly tokens: readonly number[];
  /** The tokens that are drawn; -1 where the wall itself is seen. */
  readonly drawn: ArrayLike<number>;
}

/** The pixels of a wall and, in stage pixels, the corners of its other cells. */
export interface WallDrawing {
  /** (WALL.height, WALL.width) */
  readonly tokens: number[];
  readonly holes: Point[];
  /** The next pixel of the giant face, if there is one. */
  readonly asked: Point[];
}

/**
 * Return the faces of the wall in raster order, the giant one last.
 * @param asked - how many pixels the giant face has
 */
export function facesOf(asked: number): WallFace[] {
  const { column, row, faces: scale } = GIANT;
  const small = placesOfSmallFaces().map(([column, row], i) =>
    withTokens(
      { column, row, scale: 1, start: row < FIRST_ROW_OF_HALVES ? FACE_PIXELS : HALF },
      tokensOf(data.faces[i] ?? ''),
    ),
  );
  return [...small, withTokens({ column, row, scale, start: asked }, tokensOf(data.giant))];
}

/** Put a picture in the place of a face. */
export function withTokens(
  place: Omit<WallFace, 'tokens' | 'drawn'>,
  tokens: readonly number[],
): WallFace {
  return { ...place, tokens, drawn: withoutGround(face(tokens)).tokens };
}

/** Return how many steps it takes until every face is finished. */
export function stepsOf(faces: readonly WallFace[]): number {
  return FACE_PIXELS - Math.min(...faces.map(({ start }) => start));
}

/**
 * Return the faces of a further round: the giant face and a few small ones give way to the upper half
 * of other recorded ones, all the rest are finished.
 * @param round - from 1 on; the same round of the same faces gives the same wall
 */
export function nextRound(faces: readonly WallFace[], round: number): WallFace[] {
  const recorded = [...data.faces, data.giant];
  const giant = faces.length - 1;
  const small = shuffled([...faces.keys()], 2 * round).filter((i) => i !== giant);
  const anew = [giant, ...small.slice(0, DRAWN_ANEW)];
  const pictures = shuffled([...recorded.keys()], 2 * round + 1);
  return faces.map((face, i) => {
    const picture = recorded[pictures[anew.indexOf(i)] ?? -1];
    return picture === undefined
      ? { ...face, start: FACE_PIXELS }
      : withTokens({ ...face, start: HALF }, tokensOf(picture));
  });
}

/**
 * Draw the wall.
 * @param steps - how many pixels each face has more than in the still form
 */
export function drawWall(faces: readonly WallFace[], steps: number): WallDrawing {
  const tokens = new Array<number>(WALL.width * WALL.height).fill(-1);
  const holes: Point[] = [];
  const asked: Point[] = [];
  for (const { column, row, scale, start, drawn } of faces) {
    const side = FACE_SIDE * scale;
    const [left, top] = [column * FACE_SIDE, row * FACE_SIDE];
    const missing: Point[] = [];
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const pixel = Math.floor(y / scale) * FACE_SIDE + Math.floor(x / scale);
        if (pixel < start + steps) tokens[(top + y) * WALL.width + left + x] = drawn[pixel] ?? -1;
        else if (x % PIXELS_PER_MODULE === 0 && y % PIXELS_PER_MODULE === 0)
          missing.push([(left + x) * PIXEL, (top + y) * PIXEL]);
      }
    if (scale === GIANT.faces) asked.push(...missing.splice(0, 1));
    holes.push(...missing);
  }
  return { tokens, holes, asked };
}

/** Return column and row of each small face, in raster order. */
function placesOfSmallFaces(): Point[] {
  const end = { column: GIANT.column + GIANT.faces, row: GIANT.row + GIANT.faces };
  return Array.from({ length: COLUMNS * ROWS }, (_, i): Point => [
    i % COLUMNS,
    Math.floor(i / COLUMNS),
  ]).filter(
    ([column, row]) =>
      column < GIANT.column || column >= end.column || row < GIANT.row || row >= end.row,
  );
}
