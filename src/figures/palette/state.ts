import type { FigureOptions } from '../../../plugins/figures/contract.ts';

/** The sides of the paper's pictures, in pixels (V2 sec. 3.2). */
export const SIDES = [32, 48, 64] as const;

/** How many colours a palette may have, with tokens of one bit to nine. */
export const COLORS = [2, 4, 8, 16, 32, 64, 128, 256, 512] as const;

/** The photographs of the deck, by the names of their files. */
export const PHOTOS = ['cat', 'cup', 'astronaut', 'rocket'] as const;

/** One palette that all photographs of the deck share, or one made for the picture that is shown. */
export const PALETTES = ['shared', 'own'] as const;

export const SEEDS = 99;

export type Photo = (typeof PHOTOS)[number];
export type PaletteKind = (typeof PALETTES)[number];

/**
 * What the figure shows. A type, not an interface: only a type counts as JSON. The visitor's own
 * picture is not in it: it never leaves the machine.
 */
export type PaletteState = {
  readonly photo: Photo;
  /** Pixels of a row and of a column. */
  readonly side: number;
  /** k, a power of two. */
  readonly colors: number;
  readonly palette: PaletteKind;
  /** The seed of k-means. */
  readonly seed: number;
};

/** Read the options `data-photo`, `data-side`, `data-colors`, `data-palette` and `data-seed`. */
export function initial({
  photo = 'cat',
  side = '32',
  colors = '512',
  palette = 'shared',
  seed = '1',
}: FigureOptions): PaletteState {
  return check({
    photo,
    side: Number(side),
    colors: Number(colors),
    palette,
    seed: Number(seed),
  });
}

/**
 * Return the state.
 * @throws Error with one sentence if there is no such state
 */
export function check(state: Readonly<Record<string, unknown>>): PaletteState {
  const { photo, side, colors, palette, seed } = state;
  return {
    photo: checkOneOf(PHOTOS, photo, 'The photograph'),
    side: checkOneOf(SIDES, side, 'The side'),
    colors: checkOneOf(COLORS, colors, 'The number of colours'),
    palette: checkOneOf(PALETTES, palette, 'The palette'),
    seed: checkSeed(seed),
  };
}

function checkOneOf<Value>(values: readonly Value[], value: unknown, what: string): Value {
  const found = values.find((known) => known === value);
  if (found === undefined)
    throw new Error(`${what} must be one of ${values.join(', ')}, not ${String(value)}.`);
  return found;
}

function checkSeed(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > SEEDS)
    throw new Error(`The seed must be a whole number from 1 to ${SEEDS}, not ${String(value)}.`);
  return value;
}

/** Return how many rows a palette of k colours has, which is twice as high as wide. */
export function rowsOf(k: number): number {
  return 2 ** Math.floor(bitsOf(k) / 2 + 1);
}

/** Return how many columns it has. */
export function columnsOf(k: number): number {
  return Math.max(1, 2 ** bitsOf(k) / rowsOf(k));
}

/** Return how many bits a token of k colours has. */
export function bitsOf(k: number): number {
  return Math.ceil(Math.log2(k));
}
