import type { Raster } from '../../../plugins/figures/contract.ts';
import { cellPath, cells } from './cells.ts';
import type { Point } from './svg.ts';

/**
 * Pixels of a picture as squares of their own colours, drawn without a bitmap, so that they can be
 * drawn anew many times a second; tokens of -1 are the ground.
 * @param place - the upper left corner of a pixel by its index in raster order; none: it is left out
 * @param size - the side of a pixel
 */
export function pixels(
  { tokens, palette }: Raster,
  place: (index: number) => Point | undefined,
  size: number,
): string {
  const byToken = new Map<number, Point[]>();
  Array.from(tokens).forEach((token, i) => {
    const corner = place(i);
    if (corner) byToken.set(token, [...(byToken.get(token) ?? []), corner]);
  });
  return [...byToken]
    .map(([token, corners]) => {
      const colour = palette[token];
      return colour === undefined
        ? cells('ground', corners, size, 0)
        : `<path class="raster" fill="${colour}" d="${cellPath(corners, size, 0)}"/>`;
    })
    .join('');
}
