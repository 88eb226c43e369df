import type { Drawing } from '../../plugins/figures/contract.ts';
import { inkedCells, numeral } from '../kit/draw/numeral.ts';
import { svg } from '../kit/draw/svg.ts';

/** A type alias: an interface is not assignable to a JSON object. */
type State = {
  readonly digit: number;
  /** The part of the digit that is drawn, as a share of its inked cells. */
  readonly drawn: number;
};

/**
 * Draw a chapter's giant number in part: ink down to the red cell, holes after it.
 * Options: `data-digit` (0 to 9) and `data-drawn` (0 to just under 1, a half by default).
 */
export const chapter: Drawing<State> = {
  initial({ digit = '', drawn = '0.5' }) {
    if (!/^\d$/.test(digit)) throw new Error(`data-digit must be one digit, not "${digit}".`);
    const share = Number(drawn);
    if (!(share >= 0 && share < 1))
      throw new Error(`data-drawn must be from 0 to just under 1, not "${drawn}".`);
    return { digit: Number(digit), drawn: share };
  },

  still({ digit, drawn }) {
    const inked = inkedCells(digit, '26x32');
    const asked = inked[Math.floor(drawn * inked.length)];
    const alternative = `Chapter ${digit}: the number as a raster, drawn pixel by pixel down to one red pixel.`;
    return svg(520, 640, alternative, numeral(digit, '26x32', asked));
  },
};
