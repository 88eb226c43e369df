import type { FigureOptions } from '../../../plugins/figures/contract.ts';

/** The sides of the paper's pictures, in pixels (V2 sec. 3.2). */
export const SIDES = [32, 48, 64] as const;

/** How many colours a palette may have: a token of one bit to one of nine. */
export const COLORS = [2, 4, 8, 16, 32, 64, 128, 256, 512] as const;

/** The photographs of the deck, by the names of their files. */
export const PHOTOS = ['cat', 'cup', 'astronaut', 'rocket'] as const;

/** The palette that all photographs of the deck share, or one made for the picture that is shown. */
export const PALETTES = ['shared', 'own'] as const;

export const SEEDS = 99;

export type Photo = (typeof PHOTOS)[number];
export type PaletteKind = (typeof PALETTES)[number];

/**
 * What the figure shows. A type, not an interface: only a type counts as JSON. A picture of one's own
 * is not in it; it never leaves the page.
 */
export type PaletteState = {
  readonly photo: Photo;
  /** Pixels of a row and of a column. */
  readonly side: number;
  /** k, a power of two. */
  readonly colors: number;
  readonly palette: PaletteKind;
  /** Where k-means begins; an own palette follows from it. */
  readonly seed: number;
};

/** Reads the options `data-photo`, `data-side`, `data-colors`, `data-palette` and `data-seed`. */
export function initial({
  photo = 'cat',
  side = '32',
  colors = '512',
  palette = 'shared',
  seed = '1',
}: FigureOptions): PaletteState {
  return checked({
    photo,
    side: Number(side),
    colors: Number(colors),
    palette,
    seed: Number(seed),
  });
}

/** The state, if it is one; throws a plain sentence if it is not. */
export function checked(state: Readonly<Record<string, unknown>>): PaletteState {
  const { photo, side, colors, palette, seed } = state;
  return {
    photo: oneOf(PHOTOS, photo, 'The photograph'),
    side: oneOf(SIDES, side, 'The side'),
    colors: oneOf(COLORS, colors, 'The number of colours'),
    palette: oneOf(PALETTES, palette, 'The palette'),
    seed: seedOf(seed),
  };
}

function oneOf<Value>(values: readonly Value[], value: unknown, what: string): Value {
  const found = values.find((known) => known === value);
  if (found === undefined)
    throw new Error(`${what} must be one of ${values.join(', ')}, not ${String(value)}.`);
  return found;
}

function seedOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > SEEDS)
    throw new Error(`The seed must be a whole number from 1 to ${SEEDS}, not ${String(value)}.`);
  return value;
}

/** How many colours stand below each other where a palette of k is shown, twice as high as wide. */
export function rowsOf(k: number): number {
  return 2 ** Math.floor(bitsOf(k) / 2 + 1);
}

/** How many columns it has. */
export function columnsOf(k: number): number {
  return Math.max(1, 2 ** bitsOf(k) / rowsOf(k));
}

/** How many bits tell k colours apart. */
export function bitsOf(k: number): number {
  return Math.ceil(Math.log2(k));
}
