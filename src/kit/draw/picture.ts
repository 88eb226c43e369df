import type { Raster } from '../../../plugins/figures/contract.ts';
import { cells } from './cells.ts';
import type { PictureKit } from '../pictures/page-kit.ts';
import { round, type Point } from './svg.ts';

/**
 * A picture of palette tokens; pixels that are not there yet (-1) become hole cells, and the pixel
 * now asked for, if any, a full red cell.
 * @param side - how wide a pixel is drawn, a whole number
 * @param asked - the index of the asked pixel in raster order
 */
export function picture(raster: Raster, kit: PictureKit, side: number, asked?: number): string {
  const holes: Point[] = [];
  for (let i = 0; i < raster.width * raster.height; i++) {
    if (raster.tokens[i] === -1 && i !== asked) holes.push(corner(i, raster.width, side));
  }
  const red = asked === undefined ? '' : cells('red', [corner(asked, raster.width, side)], side, 0);
  const width = round(raster.width * side);
  const height = round(raster.height * side);
  return `<image href="${kit.png(raster, 4)}" width="${width}" height="${height}"/>${cells('hole', holes, side)}${red}`;
}

function corner(index: number, columns: number, side: number): Point {
  return [(index % columns) * side, Math.floor(index / columns) * side];
}
