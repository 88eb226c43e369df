/** Demonstrations of figures that are drawn from a state. */
import type { Properties } from './live.ts';
import { sleep } from './sleep.ts';

/** What changes in the state, and for how many milliseconds that is seen. */
export interface Scene<State extends Properties> {
  readonly change: Partial<State>;
  readonly milliseconds: number;
}

/**
 * Show scenes one after another. Resolves when the last one is over, or at once when the signal aborts.
 * @param onlyEnd - if true, show only what all of them lead to
 */
export async function playScenes<State extends Properties>(
  scenes: Iterable<Scene<State>>,
  show: (change: Partial<State>) => void,
  signal: AbortSignal,
  onlyEnd = false,
): Promise<void> {
  if (onlyEnd) return show(endOf(scenes));
  for (const { change, milliseconds } of scenes) {
    if (signal.aborted) return;
    show(change);
    await sleep(milliseconds, signal);
  }
}

function endOf<State extends Properties>(scenes: Iterable<Scene<State>>): Partial<State> {
  const end: Partial<State> = {};
  for (const { change } of scenes) Object.assign(end, change);
  return end;
}
