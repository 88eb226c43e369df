import type { Raster } from '../../../plugins/figures/contract.ts';
import type { PictureKit } from './page-kit.ts';
import { cells, cornersWhere } from './cells.ts';
import { round } from './svg.ts';

/**
 * A picture of palette tokens; pixels that are not there yet (-1) become hole cells, and the pixel
 * now asked for, if any, a full red cell.
 * @param side - the side of a pixel, a whole number
 * @param asked - the index of the asked pixel in raster order
 */
export function picture(raster: Raster, kit: PictureKit, side: number, asked?: number): string {
  const { width, height, tokens } = raster;
  const isHole = (i: number): boolean => tokens[i] === -1 && i !== asked;
  return [
    `<image href="${kit.png(raster, 4)}" width="${round(width * side)}" height="${round(height * side)}"/>`,
    cells('hole', cornersWhere(width, width * height, side, isHole), side),
    cells(
      'red',
      cornersWhere(width, width * height, side, (i) => i === asked),
      side,
      0,
    ),
  ].join('');
}
