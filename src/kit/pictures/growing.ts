import { channelsOf } from '../draw/channels.ts';
import type { Raster } from '../../../plugins/figures/contract.ts';
import { cells, rasterOrder } from '../draw/cells.ts';
import { withoutGround } from '../draw/face.ts';
import { svg } from '../draw/svg.ts';

/** A picture in the page that grows in raster order: holes, the asked pixel in red, then colours. */
export interface GrowingPicture {
  readonly element: HTMLElement;
  /**
   * @param tokens - those that are there; the rest are holes
   * @param asked - the pixel that is red, if any
   */
  set(tokens: readonly number[], asked?: number): void;
}

/**
 * @param palette - colours as `#rrggbb`
 * @param side - of the picture, in its own pixels
 * @param pitch - how wide a pixel is drawn, a whole number
 */
export function createGrowingPicture(
  palette: readonly string[],
  side: number,
  pitch: number,
): GrowingPicture {
  const size = side * pitch;
  const element = document.createElement('div');
  element.className = 'growing';
  const corners = [...rasterOrder(side, 0, side * side, pitch)];
  element.innerHTML = svg(
    size,
    size,
    '',
    `${cells('hole', corners, pitch)}<path class="wall raster"/><rect class="red raster" width="${pitch}" height="${pitch}"/>`,
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: side, height: side });
  element.append(canvas);
  // What a picture is, is said by what it stands in.
  element.setAttribute('aria-hidden', 'true');
  const ground = element.querySelector('path:nth-of-type(2)');
  const red = element.querySelector('rect');
  const context = canvas.getContext('2d');
  const colors = palette.map(channelsOf);

  return {
    element,
    set(tokens, asked) {
      const [column, row] = [tokens.length % side, Math.floor(tokens.length / side)];
      ground?.setAttribute(
        'd',
        `M0 0h${size}v${row * pitch}h${(column - side) * pitch}v${pitch}h${-column * pitch}z`,
      );
      red?.setAttribute('display', asked === undefined ? 'none' : 'inline');
      if (asked !== undefined) {
        red?.setAttribute('x', String((asked % side) * pitch));
        red?.setAttribute('y', String(Math.floor(asked / side) * pitch));
      }
      if (!context) return;
      const image = context.createImageData(side, side);
      const known: Raster = { width: side, height: side, tokens: wholeOf(tokens, side), palette };
      const seen = withoutGround(known).tokens;
      for (let i = 0; i < tokens.length; i++) {
        const color = colors[seen[i] ?? -1];
        if (color) image.data.set([...color, 255], 4 * i);
      }
      context.putImageData(image, 0, 0);
    },
  };
}

/** The picture with -1 for the pixels that are not there yet. */
function wholeOf(tokens: readonly number[], side: number): number[] {
  return Array.from({ length: side * side }, (_, i) => tokens[i] ?? -1);
}
