import type { Scene } from '../../kit/scenes.ts';
import { LAYERS, type State } from './still.ts';

/** Seconds that a layer is seen on the way. */
const PACE = 1.5;

/** Layer by layer up to the best one; later the last one, and the best one again. */
export function* scenesOf({ layer: best }: State): Generator<Scene<State>> {
  for (let layer = 0; layer <= best; layer += 1) yield { at: 13 + PACE * layer, change: { layer } };
  yield { at: 36.5, change: { layer: LAYERS - 1 } };
  yield { at: 41, change: { layer: best } };
}
