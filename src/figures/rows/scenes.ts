import type { Scene } from '../../kit/scenes.ts';
import { HEADS, LAYERS, type State } from './still.ts';

/** When the heads are gone through, and so many of them a second. */
const [BEGIN, PACE] = [34, 4];

/** All heads are seen one after another, and at last the first one again. */
export function* scenesOf(initial: State): Generator<Scene<State>> {
  for (let i = 0; i < LAYERS * HEADS; i += 1)
    yield {
      at: BEGIN + i / PACE,
      change: { layer: Math.floor(i / HEADS) + 1, head: (i % HEADS) + 1 },
    };
  yield { at: BEGIN + (LAYERS * HEADS) / PACE, change: initial };
}
