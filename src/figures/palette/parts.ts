import { cells } from '../../kit/draw/cells.ts';
import { escape, svg, type Point } from '../../kit/draw/svg.ts';
import { type Caption, type Part } from './words.ts';

/** The markup that the still form and the live figure share. */

/** The side of the three pictures and the height of the palette, in stage pixels. */
export const SIDE = 288;
/** The palette is half as wide as high, so that 512 colours are squares. */
export const PALETTE_WIDTH = SIDE / 2;

/** How wide a square of the chart of steps is, in stage pixels. */
const SQUARE = 5;
const COLUMNS = 18;
/** The chart has as many rows as the palette of 512, or twice, four times ... as many. */
const ROWS = 32;

/**
 * Draw the steps of k-means, a row each: the pixels that came to another colour, as squares of which
 * each stands for twice as many as the one before. The last row is red until none comes.
 */
export function drawSteps(moved: readonly number[], settled: boolean): string {
  let rows = ROWS;
  while (rows < moved.length) rows *= 2;
  const pitch = SIDE / rows;
  const squares = moved.map((count, row) =>
    Array.from({ length: doublings(count) }, (_, column): Point => [column, row]),
  );
  const last = settled ? [] : (squares.pop() ?? []);
  const joint = pitch < 4 ? 0 : 0.24;
  return svg(
    COLUMNS * SQUARE,
    SIDE,
    `Fewer and fewer pixels come to another colour: ${moved.slice(0, 5).join(', ')}${moved.length > 5 ? ' ...' : ''}.`,
    `<g transform="scale(${SQUARE} ${pitch})">${cells('ink', squares.flat(), 1, joint)}${cells('red', last, 1, joint)}</g>`,
  );
}

/** Return how many squares stand for a count: one for 1, two for 2 and 3, three for 4 to 7 ... */
export function doublings(count: number): number {
  return count === 0 ? 0 : 1 + Math.floor(Math.log2(count));
}

/** Lay out a part of the figure: its picture and, under it, its caption. */
export function drawPart(name: Part, picture: string, caption: Caption): string {
  return (
    `<div class="part" data-part="${name}"><div class="pictures-of-part">${picture}</div>` +
    `<div class="label">${drawCaption(caption)}</div></div>`
  );
}

export function drawCaption({ name, value, chief, lines }: Caption): string {
  const small = lines.map((line) => `<span class="small">${escape(line)}</span>`).join('');
  const shown = escape(value);
  return `<b>${escape(name)}</b>${chief ? `<em>${shown}</em>` : `<span>${shown}</span>`}${small}`;
}
