import { waffle } from '../draw/cells.ts';
import { percent } from './axes.ts';
import { at, MODULE, text, type Fill } from '../draw/svg.ts';

/** The scale of a row of squares: a square is one per cent, those up to `from` are left out. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
  /** Left edge of the first square, in pixels. */
  readonly left: number;
  readonly size?: number;
}

/**
 * A share in per cent as a row of squares with its number behind it: one square is one per cent, what
 * is missing up to `to` are holes, and three small squares before the row stand for those left out.
 * @param top - the row's upper edge
 */
export function bar(fill: Fill, value: number, top: number, zoom: Zoom): string {
  const { from, to, left, size = MODULE } = zoom;
  const count = to - from;
  return (
    at([left - 28, top + size / 2 - 2], leftOut()) +
    at([left, top], waffle(fill, value - from, count, count, size)) +
    text('body strong', left + count * size + 14, top + size / 2 + 10, percent(value))
  );
}

function leftOut(): string {
  return '<path class="mid raster" d="M0 0h4v4h-4zM8 0h4v4h-4zM16 0h4v4h-4z"/>';
}

/** Draw the scale below: the values at both ends and, if there is room, between. */
export function barScale(marks: readonly number[], y: number, zoom: Zoom): string {
  const { from, left, size = MODULE } = zoom;
  return marks
    .map((mark) => {
      const place = mark === from ? 'axis' : 'axis end';
      return text(place, left + (mark - from) * size, y, `${mark} %`);
    })
    .join('');
}
