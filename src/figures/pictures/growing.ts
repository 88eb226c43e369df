import { h } from '../../../plugins/common/h.ts';
import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { withoutGround } from './face.ts';
import { svg } from '../../kit/draw/svg.ts';
import { createCanvas, pixelsOf } from '../../kit/draw/canvas.ts';

/** A picture in the page that grows in raster order: colours, then the asked pixel in red, then holes. */
export interface GrowingPicture {
  readonly element: HTMLElement;
  /**
   * @param tokens - the pixels that are there; the rest are holes
   * @param asked - the pixel that is red, if any
   */
  set(tokens: readonly number[], asked?: number): void;
}

/**
 * Make a picture of holes.
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
  const holes = cells('hole', rasterOrder(side, 0, side * side, pitch), pitch);
  // Hidden from screen readers: what it stands in has a name.
  const element = h('div', { class: 'growing', 'aria-hidden': 'true' });
  element.innerHTML = svg(
    size,
    size,
    '',
    `${holes}<path class="wall raster"/><rect class="red raster" width="${pitch}" height="${pitch}"/>`,
  );
  const context = createCanvas(side, side);
  element.append(context.canvas);
  const ground = element.querySelector('path.wall');
  const red = element.querySelector('rect');
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
      const whole = Array.from({ length: side * side }, (_, i) => tokens[i] ?? -1);
      const seen = withoutGround({ width: side, height: side, tokens: whole, palette }).tokens;
      context.putImageData(
        pixelsOf(side, side, seen, (token) => colors[token]),
        0,
        0,
      );
    },
  };
}
