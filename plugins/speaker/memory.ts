import { now } from '../common/now.ts';
import { unstarted } from './clock.ts';
import type { DeckSide } from './deck-side.ts';
import { readClock, readMemory } from './protocol.ts';
import { newSession, recall, remember, wasReloaded } from './session.ts';

/** Times of changes that a person made in this window, by what was changed. */
export type Changes = Readonly<Record<string, number>>;

/**
 * Start the deck's side with what this window kept over its reload.
 * @param changed - what was changed since the page was loaded
 */
export function recallSide(slide: number, changed: Changes): DeckSide {
  // What is still marked as open came with a copy of an open window, which has the older right.
  const isCopy = recall('open') && !wasReloaded();
  const since = (isCopy ? 0 : Number(recall('since'))) || now();
  const { done, changed: before } = readMemory(recall('memory')) ?? { done: {}, changed: {} };
  const side: DeckSide = {
    deck: newSession(),
    since,
    clock: readClock(recall('clock')) ?? unstarted,
    behind: 0,
    version: 0,
    slide,
    memory: { done, changed: { ...before, ...changed } },
  };
  markOpen(side);
  return side;
}

/** Mark the session as that of an open window until the page is left. */
export function markOpen({ since }: DeckSide): void {
  remember('since', String(since));
  remember('open', 'yes');
}

/** Mark the session as free for the next load of this page. */
export function markLeft(): void {
  remember('open', '');
}

/** Keep what has changed of a side. */
export function keepSide(before: DeckSide, { clock, memory }: DeckSide): void {
  if (clock !== before.clock) remember('clock', JSON.stringify(clock));
  if (memory !== before.memory) remember('memory', JSON.stringify(memory));
}
