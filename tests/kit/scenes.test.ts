import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playScenes, type Scene } from '../../src/kit/scenes.ts';

type State = { readonly layer: number; readonly head: number };

const scenes: Scene<State>[] = [
  { at: 0, change: { layer: 1 } },
  { at: 1, change: { head: 2 } },
  { at: 2.5, change: { layer: 3 } },
];

let shown: Partial<State>[] = [];
const show = (change: Partial<State>): void => void shown.push(change);

beforeEach(() => {
  shown = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

it('each scene comes at its time, and the end with the last', async () => {
  let isOver = false;
  void playScenes(scenes, show, new AbortController().signal).then(() => (isOver = true));
  expect(shown).toEqual([{ layer: 1 }]);
  await vi.advanceTimersByTimeAsync(2499);
  expect(shown).toEqual([{ layer: 1 }, { head: 2 }]);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown.at(-1)).toEqual({ layer: 3 });
  expect(isOver).toBe(true);
});

it('the signal ends it at once, and leaves what is shown', async () => {
  const ending = new AbortController();
  const played = playScenes(scenes, show, ending.signal);
  await vi.advanceTimersByTimeAsync(1500);
  ending.abort();
  await played;
  expect(shown).toEqual([{ layer: 1 }, { head: 2 }]);
  expect(vi.getTimerCount()).toBe(0);
});

it('nothing is shown after a signal that has aborted', async () => {
  await playScenes(scenes, show, AbortSignal.abort());
  expect(shown).toEqual([]);
});

it('the end alone is all that the scenes lead to', async () => {
  await playScenes(scenes, show, new AbortController().signal, true);
  expect(shown).toEqual([{ layer: 3, head: 2 }]);
});
