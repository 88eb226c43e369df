import type { Scene } from '../../kit/scenes.ts';
import { LAYERS } from './records.ts';
import type { State } from './still.ts';

/** The nearest faces by each layer, and by the best one again. */
export function* scenesOf({ layer: best }: State): Generator<Scene<State>> {
  for (let layer = 0; layer < LAYERS; layer += 1) yield { at: 38 + layer, change: { layer } };
  yield { at: 38 + LAYERS, change: { layer: best } };
}
