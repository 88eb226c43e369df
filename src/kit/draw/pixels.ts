import type { Raster } from '../../../plugins/figures/contract.ts';
import { cells } from './cells.ts';
import { round, type Point } from './svg.ts';

/**
 * Pixels of a picture as squares of their own colours, drawn without a bitmap, so that they can be
 * drawn anew many times a second; tokens of -1 are the ground.
 * @param place - the upper left corner of a pixel by its index in raster order; none: it is left out
 * @param size - how wide a pixel is drawn
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
      if (colour === undefined) return cells('ground', corners, size, 0);
      const squares = corners.map(([x, y]) => `M${round(x)} ${round(y)}h${size}v${size}h-${size}z`);
      return `<path class="raster" fill="${colour}" d="${squares.join('')}"/>`;
    })
    .join('');
}
