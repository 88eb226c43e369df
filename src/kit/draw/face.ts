import type { Raster } from '../../../plugins/figures/contract.ts';
import heldOut from '../../../assets/model/faces/held-out.json' with { type: 'json' };
import palette from '../../../assets/model/faces/palette.json' with { type: 'json' };
import { cells, rasterOrder } from './cells.ts';
import type { PictureKit } from '../pictures/page-kit.ts';
import { rect, round, type Fill } from './svg.ts';

/** The side of a face, in pixels of its own. */
export const FACE_SIDE = 16;

/** How many pixels a face has. */
export const FACE_PIXELS = FACE_SIDE * FACE_SIDE;

/** How many held-out faces there are here. */
export const HELD_OUT = heldOut.pictures.length;

/** A face from its tokens in raster order. */
export function face(tokens: readonly number[]): Raster {
  return { width: FACE_SIDE, height: FACE_SIDE, tokens, palette: palette.colors };
}

/** One of the pictures that no model of ours was trained on; throws a RangeError where there is none. */
export function heldOutFace(index: number): Raster {
  const tokens = heldOut.pictures[index];
  if (!tokens) throw new RangeError(`There is no held-out face ${index}.`);
  return face(tokens);
}

/** The tokens of a picture that is written as two hexadecimal digits a token. */
export function tokensOf(code: string): number[] {
  return (code.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

/** A picture's tokens as `tokensOf` reads them. */
export function codeOf(tokens: ArrayLike<number>): string {
  return Array.from(tokens, (token) => token.toString(16).padStart(2, '0')).join('');
}

/** A pixel of a face in words. */
export function placeOf(pixel: number): string {
  return `row ${Math.floor(pixel / FACE_SIDE) + 1}, column ${(pixel % FACE_SIDE) + 1}`;
}

/** A few pixels of one row of a held-out face. */
export interface Piece {
  readonly face: number;
  readonly row: number;
  readonly column: number;
  readonly pixels: number;
}

/** The held-out face that is hidden in every way, and the seed of what a mask hides of it. */
export const EXAMPLE = { face: 9, row: 6, seed: 2 } as const;

/** Eight pixels from an ear through the first eye; the one after them is the second eye's pupil. */
export const EYES: Piece = { face: EXAMPLE.face, row: EXAMPLE.row, column: 2, pixels: 8 };

/** The tokens of a piece. */
export function pieceOf({ face, row, column, pixels }: Piece): number[] {
  const from = row * FACE_SIDE + column;
  return Array.from(heldOutFace(face).tokens).slice(from, from + pixels);
}

/** The raster with its white surroundings, as far as they reach in from the edge, set to -1. */
export function withoutGround(raster: Raster): Raster {
  const { width, height, palette } = raster;
  const tokens = Array.from(raster.tokens);
  const white = palette.indexOf('#ffffff');
  if (white < 0) return raster;
  const edge = tokens.flatMap((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x === 0 || x === width - 1 || y === 0 ? [i] : [];
  });
  for (const waiting = edge; waiting.length > 0;) {
    const i = waiting.pop() ?? 0;
    if (tokens[i] !== white) continue;
    tokens[i] = -1;
    const x = i % width;
    if (x > 0) waiting.push(i - 1);
    if (x < width - 1) waiting.push(i + 1);
    if (i >= width) waiting.push(i - width);
    if (i < width * (height - 1)) waiting.push(i + width);
  }
  return { ...raster, tokens };
}

/** What a face's picture shows besides its pixels. */
interface Shown {
  /** Pixels from this one on, in raster order, are holes. */
  readonly until?: number;
  /** Pixels that are red: now asked for. */
  readonly asked?: readonly number[];
  /** What stands behind the face; the page itself where nothing is given. */
  readonly ground?: Fill;
}

/**
 * A face with a hard edge round every pixel, its surroundings left to the theme.
 * @param side - how wide a pixel is drawn, a whole number
 */
export function faceDrawing(
  raster: Raster,
  kit: PictureKit,
  side: number,
  shown: Shown = {},
): string {
  const { until = FACE_PIXELS, asked = [], ground } = shown;
  const tokens = Array.from(withoutGround(raster).tokens, (token, i) => (i < until ? token : -1));
  const size = FACE_SIDE * side;
  const known = Math.ceil(until / FACE_SIDE) * side;
  const hidden = new Set(asked);
  const holes = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, side)].filter(
    (_, i) => i >= until && !hidden.has(i),
  );
  const red = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, side)].filter((_, i) => hidden.has(i));
  return [
    ground ? rect(ground, 0, 0, size, known) : '',
    // The holes' joints are paper, also in the row where the ground ends.
    until % FACE_SIDE === 0 || !ground
      ? ''
      : rect(
          'paper',
          (until % FACE_SIDE) * side,
          known - side,
          size - (until % FACE_SIDE) * side,
          side,
        ),
    `<image href="${kit.png({ ...raster, tokens }, 4)}" width="${round(size)}" height="${round(size)}"/>`,
    cells('hole', holes, side),
    cells('red', red, side, 0),
  ].join('');
}

/**
 * A face whose pixels are not all there, in whatever order they come.
 * @param tokens - EMPTY (-1) where a pixel is missing: a hole, or red
 * @param asked - the missing pixels that are asked for
 */
export function partOfFace(
  tokens: readonly number[],
  kit: PictureKit,
  side: number,
  asked: readonly number[],
): string {
  // What is missing parts no ground from the edge.
  const white = palette.colors.indexOf('#ffffff');
  const filled = tokens.map((token) => (token < 0 ? white : token));
  const seen = Array.from(withoutGround(face(filled)).tokens, (token, i) =>
    (tokens[i] ?? -1) < 0 ? -1 : token,
  );
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, side)];
  const red = new Set(asked);
  const size = FACE_SIDE * side;
  const of = (chosen: (i: number) => boolean) => corners.filter((_, i) => chosen(i));
  const isMissing = (i: number): boolean => (tokens[i] ?? -1) < 0;
  return [
    cells(
      'wall',
      of((i) => !isMissing(i) && seen[i] === -1),
      side,
      0,
    ),
    `<image href="${kit.png(face(seen), 4)}" width="${size}" height="${size}"/>`,
    cells(
      'hole',
      of((i) => isMissing(i) && !red.has(i)),
      side,
    ),
    cells(
      'red',
      of((i) => red.has(i)),
      side,
      0,
    ),
  ].join('');
}
