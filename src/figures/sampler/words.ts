import type { Phase, Snapshot } from './snapshot.ts';
import { COLORS, COMPLETIONS, LIMITS, SIDES, type State } from './state.ts';

function placeOf(pixel: number, { model }: State): string {
  const side = SIDES[model];
  return `row ${Math.floor(pixel / side) + 1}, column ${(pixel % side) + 1}`;
}

/** Say which pixel the bars are of. */
export function headerOf(state: State, { phase, choices, pixel }: Snapshot): string {
  if (!choices || pixel === null) return '';
  const where = placeOf(pixel, state);
  if (phase === 'recorded') return `It hesitates most at ${where}`;
  if (phase === 'done') return `Seed ${state.seed + state.chosen} hesitated most: ${where}`;
  return `Next: ${where}`;
}

/** Say which pixel a colour of the whole palette is chosen for. */
export function dialogTitleOf(state: State, pixel: number): string {
  const where = placeOf(pixel, state);
  return `Seed ${state.seed + state.chosen}, ${where}: any of ${COLORS[state.model]} colours`;
}

/** Say whether the pictures are as they were sampled. */
export function promiseOf({ edits }: State): string {
  const count = edits.length;
  if (count === 0) return 'Nothing is retried or picked.';
  return `${count} pixel${count > 1 ? 's' : ''} by hand, same dice.`;
}

/** Say what a pixel of all eight pictures costs with the KV cache and without. */
export function timesOf([cached, uncached]: Snapshot['times']): string {
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

/** Say what is completed, and with what settings. */
export function captionOf(state: State, phase: Phase): string {
  const last = state.seed + COMPLETIONS - 1;
  const subject =
    state.own !== ''
      ? 'A picture of your own'
      : state.model === 'faces'
        ? `Held-out face ${state.picture + 1}`
        : `Fashion-MNIST (MIT), 14 × 14, held-out picture ${state.picture + 1}`;
  const cut = state.topP < LIMITS.topP[1] ? `, top-p ${state.topP / 20}` : '';
  const off = state.off.map(([layer, head]) => `, without head ${head} of layer ${layer}`).join('');
  const recorded = phase === 'recorded' ? '; recorded' : '';
  return `${subject}; seeds ${state.seed} to ${last}, temperature ${state.temperature / 10}${cut}${off}${recorded}`;
}
