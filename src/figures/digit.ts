import type { Drawing } from '../../plugins/figures/contract.ts';
import { numeral } from './draw/numeral.ts';
import { svg } from './draw/svg.ts';

/** A type, not an interface: only a type counts as JSON. */
type State = {
  readonly digit: number;
};

/** One giant digit of 16 x 20 modules. Option: `data-digit`, 0 to 9. */
export const digit: Drawing<State> = {
  initial({ digit = '' }) {
    if (!/^\d$/.test(digit)) throw new Error(`data-digit must be one digit, not "${digit}".`);
    return { digit: Number(digit) };
  },

  still({ digit }) {
    return svg(320, 400, String(digit), numeral(digit, '16x20'));
  },
};
