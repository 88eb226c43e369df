import type { Drawing } from '../../plugins/figures/contract.ts';
import { chapter } from './chapter.ts';

/**
 * Every figure of the deck by the name that `data-figure` gives it: what the slide compiler draws.
 * Those that also come alive in the browser stand in `registry.ts` too.
 */
export const drawings: Readonly<Record<string, Drawing>> = {
  chapter,
};
