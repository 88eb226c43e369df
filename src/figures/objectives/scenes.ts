import { FACE_PIXELS } from '../pictures/face.ts';
import type { Scene } from '../../kit/scenes.ts';
import type { State } from './still.ts';

/** Pixels a second. */
export const PACE = 12;

/** Every pixel is asked for, in reading order; at last the first one again. */
export function* scenesOf({ asked }: State): Generator<Scene<State>> {
  for (let pixel = 0; pixel < FACE_PIXELS; pixel += 1)
    yield { at: pixel / PACE, change: { asked: pixel } };
  yield { at: FACE_PIXELS / PACE + 1, change: { asked } };
}
