import type { Stroke } from '../../../plugins/ink/stroke.ts';

/** A horizontal stroke of 100 px that begins at the given place. */
export function strokeOf(id: string, slide = 'one', { x = 100, y = 100, step = -1 } = {}): Stroke {
  return {
    id,
    slide,
    step,
    color: 'red',
    width: 'thin',
    points: [
      [x, y, 0.5],
      [x + 100, y, 0.5],
    ],
  };
}
