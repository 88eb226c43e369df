import { percent } from '../draw/chart.ts';
import type { Phase, Shown } from './shown.ts';
import { COMPLETIONS, LIMITS, SIDES, type State } from './state.ts';

function place(pixel: number, side: number): string {
  return `row ${Math.floor(pixel / side) + 1}, column ${(pixel % side) + 1}`;
}

/** What the bars are of. */
export function headerOf(state: State, { phase, choices, pixel }: Shown, colors: number): string {
  if (!choices || pixel === null) return '';
  const where = place(pixel, SIDES[state.model]);
  if (phase === 'recorded') return `It hesitates most at ${where}`;
  if (phase === 'done') return `Seed ${state.seed + state.chosen} hesitated most: ${where}`;
  const count = colors - choices.likeliest.length;
  return `Next: ${where}; ${count} others: ${percent(choices.others * 100)} %`;
}

/** What a pixel costs with the KV cache and without. */
export function timesOf([cached, uncached]: Shown['times']): string {
  if (cached === null && uncached === null) return '';
  const parts = [
    cached === null ? '' : `${milliseconds(cached)} with KV cache`,
    uncached === null ? '' : `${milliseconds(uncached)} without`,
  ];
  return `A pixel of all eight: ${parts.filter(Boolean).join(', ')}`;
}

function milliseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** What is completed, and with what settings. */
export function captionOf(state: State, phase: Phase): string {
  const last = state.seed + COMPLETIONS - 1;
  const what =
    state.own !== ''
      ? 'A picture of your own'
      : state.model === 'faces'
        ? `Held-out face ${state.picture + 1}`
        : `Fashion-MNIST (MIT), 14 × 14, held-out picture ${state.picture + 1}`;
  const cut = state.topP < LIMITS.topP[1] ? `, top-p ${state.topP / 20}` : '';
  const count = state.edits.length;
  const hand = count === 0 ? '' : `; ${count} pixel${count > 1 ? 's' : ''} set by hand`;
  const recorded = phase === 'recorded' ? '; recorded' : '';
  return `${what}; seeds ${state.seed} to ${last}, temperature ${state.temperature / 10}${cut}${hand}${recorded}`;
}
