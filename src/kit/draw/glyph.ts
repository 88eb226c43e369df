import { cells, cornersWhere, rasterOrder, shifted } from './cells.ts';
import { rect, type Fill, type Point } from './svg.ts';

/** The side of a glyph in pixels: six pixels or three patches. */
export const GLYPH_SIZE = 54;

const PIXEL = GLYPH_SIZE / 6;
const PATCH = GLYPH_SIZE / 3;

/** Tasks in squares: ink is what a network reads, red what it is asked for, hole what comes later. */
const GLYPHS = {
  pixel: () => squares(PIXEL, { ink: upTo(21), red: [21], hole: upTo(36).slice(22) }),
  pixels: () => squares(PIXEL, { ink: upTo(36) }),
  patches: () => squares(PATCH, { ink: upTo(9) }),
  patch: () => squares(PATCH, { ink: upTo(4), red: [4], hole: upTo(9).slice(5) }),
  /** As `patch`, but of the patch only what it means. */
  meaning: () => {
    const middle = (GLYPH_SIZE - PATCH / 3) / 2;
    return GLYPHS.patch() + rect('paper', middle, middle, PATCH / 3, PATCH / 3);
  },
  codes: () => squares(PATCH, { ink: [0, 2, 3, 4, 7, 8], red: [1, 5, 6] }),
  /** As `codes`, each hidden patch in its pixels. */
  masked: () =>
    squares(PATCH, { ink: [0, 2, 3, 4, 7, 8] }) +
    squares(PIXEL, { red: [2, 3, 8, 9, 16, 17, 22, 23, 24, 25, 30, 31] }),
  parallel: () => squares(PATCH, { ink: [0, 5], red: [1, 3, 4, 8], hole: [2, 6, 7] }),
  /** Two words, then codes. */
  text: () =>
    rect('mid', 1, 5, 30, 8) +
    rect('mid', 35, 5, 18, 8) +
    squares(PATCH, { ink: [3, 4], red: [5], hole: [6, 7, 8] }),
  /** One pixel, four, nine: each picture from all smaller ones. */
  scale: () => smallPicture('ink', 1, 0) + smallPicture('ink', 2, 1) + smallPicture('red', 3, 3),
} as const;

/** A task that has a glyph. */
export type GlyphName = keyof typeof GLYPHS;

export function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name);
}

/** A square of GLYPH_SIZE that shows what a network reads and what it is asked for. */
export function glyph(name: GlyphName): string {
  return GLYPHS[name]();
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function squares(pitch: number, groups: Partial<Record<Fill, readonly number[]>>): string {
  const columns = GLYPH_SIZE / pitch;
  const squaresOf = (fill: Fill): string => {
    const corners = cornersWhere(columns, columns ** 2, pitch, (i) => !!groups[fill]?.includes(i));
    return cells(fill, corners, pitch, 1.5);
  };
  return squaresOf('ink') + squaresOf('red') + squaresOf('hole');
}

/** A picture of so many pixels a side that stands at the bottom, from a column of pixels on. */
function smallPicture(fill: Fill, side: number, column: number): string {
  const corner: Point = [column * PIXEL, GLYPH_SIZE - side * PIXEL];
  return cells(fill, shifted(rasterOrder(side, 0, side ** 2, PIXEL), corner), PIXEL, 1.5);
}
