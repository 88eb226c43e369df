import type { Drawing } from '../../plugins/figures/contract.ts';
import { numeral } from '../kit/draw/numeral.ts';
import { svg } from '../kit/draw/svg.ts';

/** A type alias: an interface is not assignable to a JSON object. */
type State = {
  readonly digit: number;
  readonly fill: 'ink' | 'red';
};

/**
 * Draw one giant digit of 16 x 20 modules. Options: `data-digit`, 0 to 9, and `data-fill`: ink by
 * default, or red if the slide is about this digit alone.
 */
export const digit: Drawing<State> = {
  initial({ digit = '', fill = 'ink' }) {
    if (!/^\d$/.test(digit)) throw new Error(`data-digit must be one digit, not "${digit}".`);
    if (fill !== 'ink' && fill !== 'red')
      throw new Error(`data-fill must be ink or red, not "${fill}".`);
    return { digit: Number(digit), fill };
  },

  still({ digit, fill }) {
    return svg(320, 400, String(digit), numeral(digit, '16x20', undefined, fill));
  },
};
