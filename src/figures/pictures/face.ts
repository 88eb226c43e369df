import type { Raster } from '../../../plugins/figures/contract.ts';
import heldOut from '../../../assets/model/faces/held-out.json' with { type: 'json' };
import palette from '../../../assets/model/faces/palette.json' with { type: 'json' };
import { cells, cornersWhere } from '../../kit/draw/cells.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import { rect, round, type Fill } from '../../kit/draw/svg.ts';

/** The side of a face, in pixels of its own. */
export const FACE_SIDE = 16;

/** The number of pixels of a face. */
export const FACE_PIXELS = FACE_SIDE * FACE_SIDE;

/** The number of held-out faces. */
export const HELD_OUT = heldOut.pictures.length;

/** A face from its tokens in raster order. */
export function face(tokens: readonly number[]): Raster {
  return { width: FACE_SIDE, height: FACE_SIDE, tokens, palette: palette.colors };
}

/**
 * A picture that no model of ours was trained on.
 * @throws RangeError if there is none of that index
 */
export function heldOutFace(index: number): Raster {
  const tokens = heldOut.pictures[index];
  if (!tokens) throw new RangeError(`There is no held-out face ${index}.`);
  return face(tokens);
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

/** The held-out face that several drawings show, one of its rows, and the seed of its mask. */
export const EXAMPLE = { face: 9, row: 6, seed: 2 } as const;

/** The tokens of a piece. */
export function pieceOf({ face, row, column, pixels }: Piece): number[] {
  const from = row * FACE_SIDE + column;
  return Array.from(heldOutFace(face).tokens).slice(from, from + pixels);
}

/** The raster with its white surroundings, as far as they reach in from its sides and top, set to -1. */
export function withoutGround(raster: Raster): Raster {
  const { width, height, palette } = raster;
  const tokens = Array.from(raster.tokens);
  const white = palette.indexOf('#ffffff');
  if (white < 0) return raster;
  const waiting = tokens.flatMap((_, i) => {
    const x = i % width;
    return x === 0 || x === width - 1 || i < width ? [i] : [];
  });
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
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

/** The state of a face's pixels, besides their colours. */
interface FaceOptions {
  /** Pixels from this one on, in raster order, are holes. */
  readonly until?: number;
  /** Pixels that are red: now asked for. */
  readonly asked?: readonly number[];
  /** The colour behind the face; without it the page. */
  readonly ground?: Fill;
}

/**
 * A face with a hard edge round every pixel, its surroundings left to the theme.
 * @param side - the side of a pixel, a whole number
 */
export function faceDrawing(
  raster: Raster,
  kit: PictureKit,
  side: number,
  { until = FACE_PIXELS, asked = [], ground }: FaceOptions = {},
): string {
  const tokens = Array.from(withoutGround(raster).tokens, (token, i) => (i < until ? token : -1));
  const size = FACE_SIDE * side;
  const [column, rows] = [until % FACE_SIDE, Math.ceil(until / FACE_SIDE)];
  const red = new Set(asked);
  return [
    ground ? rect(ground, 0, 0, size, rows * side) : '',
    // The holes' joints are paper, also in the row where the ground ends.
    ground && column > 0
      ? rect('paper', column * side, (rows - 1) * side, size - column * side, side)
      : '',
    `<image href="${kit.png({ ...raster, tokens }, 4)}" width="${round(size)}" height="${round(size)}"/>`,
    faceCells('hole', side, (i) => i >= until && !red.has(i)),
    faceCells('red', side, (i) => red.has(i), 0),
  ].join('');
}

/**
 * A face whose pixels are not all there, in whatever order they come.
 * @param tokens - -1 where a pixel is missing: a hole, or red
 * @param asked - the missing pixels that are asked for
 */
export function partOfFace(
  tokens: readonly number[],
  kit: PictureKit,
  side: number,
  asked: readonly number[],
): string {
  // A missing pixel does not keep the ground from reaching in.
  const white = palette.colors.indexOf('#ffffff');
  const filled = tokens.map((token) => (token < 0 ? white : token));
  const isMissing = tokens.map((token) => token < 0);
  const seen = Array.from(withoutGround(face(filled)).tokens, (token, i) =>
    isMissing[i] ? -1 : token,
  );
  const size = FACE_SIDE * side;
  const red = new Set(asked);
  return [
    faceCells('wall', side, (i) => !isMissing[i] && seen[i] === -1, 0),
    `<image href="${kit.png(face(seen), 4)}" width="${size}" height="${size}"/>`,
    faceCells('hole', side, (i) => isMissing[i] === true && !red.has(i)),
    faceCells('red', side, (i) => red.has(i), 0),
  ].join('');
}

/** The pixels of a face whose index is chosen, as cells. */
function faceCells(
  fill: Fill,
  side: number,
  isChosen: (index: number) => boolean,
  joint?: number,
): string {
  return cells(fill, cornersWhere(FACE_SIDE, FACE_PIXELS, side, isChosen), side, joint);
}
