import data from '../../../assets/data/palettes.json' with { type: 'json' };

/** A palette that all photographs of the deck share, and how k-means came to it. */
export interface SharedPalette {
  /** (k, 3) levels. */
  readonly palette: Uint8Array;
  readonly moved: readonly number[];
}

/**
 * Return the shared palette of k colours.
 * @throws Error if there is none
 */
export function sharedPalette(k: number): SharedPalette {
  const found = Object.entries(data.palettes).find(([colors]) => Number(colors) === k);
  if (!found) throw new Error(`There is no shared palette of ${k} colours.`);
  const [, { colors, moved }] = found;
  const palette = Uint8Array.from({ length: k * 3 }, (_, i) =>
    parseInt(colors.slice(i * 2, i * 2 + 2), 16),
  );
  return { palette, moved };
}
