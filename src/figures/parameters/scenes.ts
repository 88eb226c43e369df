import type { Scene } from '../../kit/scenes.ts';
import { sizeOf, type State } from './sizes.ts';

/** The four sizes, and at last one that is twice as wide. */
export const scenesOf = (initial: State): Scene<State>[] => [
  { at: 7, change: sizeOf('S') },
  { at: 9.5, change: sizeOf('M') },
  { at: 13, change: sizeOf('L') },
  { at: 19, change: sizeOf('XL') },
  { at: 25, change: initial },
  { at: 40, change: { width: 2 * initial.width } },
  { at: 44, change: initial },
];
