import type { Drawing } from '../../../plugins/figures/contract.ts';
import { checkRange, wholeOption } from '../../kit/numbers.ts';
import { panel } from './panel.ts';
import { sizeOf, type State } from './sizes.ts';
import { table } from './table.ts';

export const LAYERS = { min: 4, max: 96, step: 4 };
export const WIDTHS = { min: 128, max: 4096, step: 128 };

const FIRST = sizeOf('L');

/**
 * The four sizes as a table, and below it what a model of any size has, by parts, on a logarithmic
 * scale. Options: `data-layers` (4 to 96 in steps of 4), `data-width` (128 to 4096 in steps of 128).
 */
export const parameters: Drawing<State> = {
  initial({ layers = String(FIRST.layers), width = String(FIRST.width) }) {
    return check({ layers: wholeOption('layers', layers), width: wholeOption('width', width) });
  },

  still: (state, _kit, room) => table(room) + panel(state, room),
};

/** Return the state; throw one sentence where there is no such size. */
export function check(state: State): State {
  checkRange('layers', state.layers, LAYERS);
  checkRange('width', state.width, WIDTHS);
  return state;
}
