/** Demonstrations of figures that are drawn from a state. */
import type { Properties } from './live.ts';
import { sleep } from './sleep.ts';

/** A change of the state, so many seconds after the demonstration began. */
export interface Scene<State extends Properties> {
  readonly at: number;
  readonly change: Partial<State>;
}

/**
 * Show scenes, each at its time. Resolves with the last one, or at once when the signal aborts.
 * @param onlyEnd - if true, show only what all of them lead to
 */
export async function playScenes<State extends Properties>(
  scenes: Iterable<Scene<State>>,
  show: (change: Partial<State>) => void,
  signal: AbortSignal,
  onlyEnd = false,
): Promise<void> {
  if (onlyEnd) return show(endOf(scenes));
  const begun = performance.now();
  for (const { at, change } of scenes) {
    const wait = begun + 1000 * at - performance.now();
    if (wait > 0) await sleep(wait, signal);
    if (signal.aborted) return;
    show(change);
  }
}

/** Return what scenes change in all. */
export function endOf<State extends Properties>(scenes: Iterable<Scene<State>>): Partial<State> {
  const end: Partial<State> = {};
  for (const { change } of scenes) Object.assign(end, change);
  return end;
}
