import type { Drawing } from '../../../plugins/figures/contract.ts';
import { inkedCells, numeral } from '../../kit/draw/numeral.ts';
import { svg } from '../../kit/draw/svg.ts';

/** A type alias: an interface is not assignable to a JSON object. */
export type State = {
  readonly digit: number;
  /** How many chapters the talk has. */
  readonly chapters: number;
};

/**
 * Draw a chapter's giant number as far as the talk has come: ink down to the red cell, holes after it.
 * Options: `data-digit` (1 to 9) and `data-chapters`, the number of the talk's chapters.
 */
export const chapter: Drawing<State> = {
  initial({ digit = '', chapters = '' }) {
    if (!/^[1-9]$/.test(digit))
      throw new Error(`data-digit must be one digit from 1 to 9, not "${digit}".`);
    if (!/^\d+$/.test(chapters) || Number(chapters) <= Number(digit))
      throw new Error(`data-chapters must be a number above data-digit, not "${chapters}".`);
    return { digit: Number(digit), chapters: Number(chapters) };
  },

  still(state) {
    const alternative = `Chapter ${state.digit} of ${state.chapters}: the number as a raster, drawn pixel by pixel down to one red pixel.`;
    return svg(520, 640, alternative, drawDigit(state, askedCells(state).at(-1)));
  },
};

/** Return the cells that turn red one after the other, up to the one that the talk has come to. */
export function askedCells({ digit, chapters }: State): readonly number[] {
  const inked = inkedCells(digit, '26x32');
  return inked.slice(0, Math.floor(((digit - 1) / (chapters - 1)) * inked.length) + 1);
}

/** Draw the number with ink before the cell `asked` and holes after it. */
export function drawDigit({ digit }: State, asked: number | undefined): string {
  return numeral(digit, '26x32', asked);
}
