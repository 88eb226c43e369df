import { FACE_SIDE } from '../pictures/face.ts';
import type { Scene } from '../../kit/scenes.ts';
import { REPAINTED_PIXELS, type State } from './state.ts';

/** So many pixels before its own the query begins, and so many a second it moves. */
const [BEFORE, PACE] = [FACE_SIDE + 4, 4];

/**
 * The query moves through the picture to its pixel; then a pixel of the first eye is repainted, and at
 * last the head that looks there is switched off.
 */
export function* scenesOf(initial: State): Generator<Scene<State>> {
  const { pixel, layer, head } = initial;
  for (let i = 0; i <= BEFORE; i += 1)
    yield { at: 5 + i / PACE, change: { pixel: pixel - BEFORE + i } };
  yield { at: 26, change: { painted: REPAINTED_PIXELS } };
  yield { at: 39, change: { painted: [], off: [[layer, head]] } };
  yield { at: 46, change: { off: [] } };
}
