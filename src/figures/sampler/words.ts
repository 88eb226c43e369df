import type { Phase, Shown } from './shown.ts';
import { COLORS, COMPLETIONS, LIMITS, SIDES, type State } from './state.ts';

function place(pixel: number, side: number): string {
  return `row ${Math.floor(pixel / side) + 1}, column ${(pixel % side) + 1}`;
}

/** What the bars are of. */
export function headerOf(state: State, { phase, choices, pixel }: Shown): string {
  if (!choices || pixel === null) return '';
  const where = place(pixel, SIDES[state.model]);
  if (phase === 'recorded') return `It hesitates most at ${where}`;
  if (phase === 'done') return `Seed ${state.seed + state.chosen} hesitated most: ${where}`;
  return `Next: ${where}`;
}

/** What a colour of the whole palette is chosen for. */
export function chooserOf(state: State, pixel: number): string {
  const where = place(pixel, SIDES[state.model]);
  return `Seed ${state.seed + state.chosen}, ${where}: any of ${COLORS[state.model]} colours`;
}

/** What was done to the pictures, and what was not. */
export function promiseOf({ edits }: State): string {
  const count = edits.length;
  if (count === 0) return 'Nothing is retried or picked.';
  return `${count} pixel${count > 1 ? 's' : ''} by hand, same dice.`;
}

/** What a pixel of all eight costs with the KV cache and without. */
export function timesOf([cached, uncached]: Shown['times']): string {
  if (cached === null && uncached === null) return '';
  const parts = [
    cached === null ? '' : `${milliseconds(cached)} with KV cache`,
    uncached === null ? '' : `${milliseconds(uncached)} without`,
  ];
  return `8 pixels: ${parts.filter(Boolean).join(', ')}`;
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
  const recorded = phase === 'recorded' ? '; recorded' : '';
  return `${what}; seeds ${state.seed} to ${last}, temperature ${state.temperature / 10}${cut}${recorded}`;
}
