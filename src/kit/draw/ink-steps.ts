import { cells } from './cells.ts';
import { round, type Point } from './svg.ts';

/** Shares of the largest one, from which each further step of ink begins. */
export const STEPS = [0.05, 0.25, 0.5, 0.75];

/** Return the step of ink for a share: 0 for next to nothing. */
export function stepOf(share: number, largest: number): number {
  return STEPS.filter((least) => share / largest >= least).length;
}

/** Draw a share at each corner as a cell of ink, in steps; a hole for next to nothing. */
export function inkSteps(
  corners: readonly Point[],
  shares: readonly number[],
  size: number,
  largest = Math.max(...shares),
): string {
  const steps = corners.map((_, i) => stepOf(shares[i] ?? 0, largest));
  const of = (step: number): Point[] => corners.filter((_, i) => steps[i] === step);
  const inked = STEPS.map((_, i) => {
    const drawn = cells('ink', of(i + 1), size, 0);
    return drawn && `<g opacity="${round((i + 2) / (STEPS.length + 1))}">${drawn}</g>`;
  });
  return cells('hole', of(0), size, 1) + inked.join('');
}
