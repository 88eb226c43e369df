import type { Scene } from '../../kit/scenes.ts';
import { SIDES, type State } from './still.ts';

/** The sides to which the photograph shrinks, when that begins, and seconds from one side to the next. */
const SHRINKS = [
  { to: 64, at: 22.5 },
  { to: 32, at: 25.5 },
];
const PACE = 0.1;

/** Once all steps are shown the photograph shrinks, to 64 pixels and then to 32. */
export function* scenesOf({ side }: State): Generator<Scene<State>> {
  let now = side;
  for (const { to, at } of SHRINKS)
    for (let time = at; now > to; time += PACE) {
      now -= SIDES.step;
      yield { at: time, change: { side: now } };
    }
}
