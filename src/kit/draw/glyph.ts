import { cells, rasterOrder, shifted } from './cells.ts';
import { rect, type Fill, type Point } from './svg.ts';

/** The side of a glyph in pixels: six pixels or three patches. */
export const GLYPH_SIZE = 54;

const PIXEL = GLYPH_SIZE / 6;
const PATCH = GLYPH_SIZE / 3;

/** Tasks in squares: ink is what a network reads, red what it is asked for, hole what comes later. */
const GLYPHS = {
  /** No pixel is read and none is asked for. */
  none: () => raster(PIXEL, { hole: all(36) }),
  pixel: () => raster(PIXEL, { ink: all(21), red: [21], hole: all(36).slice(22) }),
  pixels: () => raster(PIXEL, { ink: all(36) }),
  patches: () => raster(PATCH, { ink: all(9) }),
  patch: () => raster(PATCH, { ink: all(4), red: [4], hole: all(9).slice(5) }),
  /** As `patch`, but of the patch only what it means. */
  meaning: () => {
    const middle = (GLYPH_SIZE - PATCH / 3) / 2;
    return GLYPHS.patch() + rect('paper', middle, middle, PATCH / 3, PATCH / 3);
  },
  codes: () => raster(PATCH, { ink: [0, 2, 3, 4, 7, 8], red: [1, 5, 6] }),
  /** As `codes`, each hidden patch in its pixels. */
  masked: () =>
    raster(PATCH, { ink: [0, 2, 3, 4, 7, 8] }) +
    raster(PIXEL, { red: [2, 3, 8, 9, 16, 17, 22, 23, 24, 25, 30, 31] }),
  parallel: () => raster(PATCH, { ink: [0, 5], red: [1, 3, 4, 8], hole: [2, 6, 7] }),
  /** Two words, then codes. */
  text: () =>
    rect('mid', 1, 5, 30, 8) +
    rect('mid', 35, 5, 18, 8) +
    raster(PATCH, { ink: [3, 4], red: [5], hole: [6, 7, 8] }),
  /** One pixel, four, nine: each picture from all smaller ones. */
  scale: () => scale('ink', 1, 0) + scale('ink', 2, 1) + scale('red', 3, 3),
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

function all(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function raster(pitch: number, groups: Partial<Record<Fill, readonly number[]>>): string {
  const columns = GLYPH_SIZE / pitch;
  const corners = [...rasterOrder(columns, 0, columns ** 2, pitch)];
  const draw = (fill: Fill): string =>
    cells(
      fill,
      corners.filter((_, i) => groups[fill]?.includes(i)),
      pitch,
      1.5,
    );
  return draw('ink') + draw('red') + draw('hole');
}

function scale(fill: Fill, side: number, column: number): string {
  const corner: Point = [column * PIXEL, GLYPH_SIZE - side * PIXEL];
  return cells(fill, shifted(rasterOrder(side, 0, side ** 2, PIXEL), corner), PIXEL, 1.5);
}
