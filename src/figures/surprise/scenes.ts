import type { Scene } from '../../kit/scenes.ts';
import type { State } from './still.ts';

/** The pixels are shuffled anew, three times and back to the first order. */
export const scenesOf = ({ seed }: State): Scene<State>[] => [
  { at: 41, change: { seed: seed + 1 } },
  { at: 43, change: { seed: seed + 2 } },
  { at: 45, change: { seed: seed + 3 } },
  { at: 47, change: { seed } },
];
