import type { Drawing } from '../../plugins/figures/contract.ts';
import { orbits } from './logistic/still.ts';
import { years } from './years.ts';

/**
 * The still form of every figure, by its name in `data-figure`. The slide compiler draws them.
 * Live figures are in `registry.ts`, too.
 */
export const drawings = { orbits, years } satisfies Readonly<Record<string, Drawing>>;
