import { MODULE } from '../../draw/svg.ts';
import { shared, type Box } from './box.ts';

/** The marks and words of a chart; covering a mark is worse than covering a word. */
export interface Drawn {
  readonly marks: readonly Box[];
  readonly words: readonly Box[];
}

/** The cost of a pixel of distance and of a covered one. */
const COST = { away: 40, mark: 6, word: 4 };
/** The least distance between a readout and its mark. */
const GAP = 8;

/**
 * Return the place for a readout of this size: on the grid of modules, near its mark but not on it,
 * where it covers least of the drawing.
 * @param mark - the mark that is read
 * @param within - the readout does not leave this box
 */
export function place(
  mark: Box,
  { width, height }: Pick<Box, 'width' | 'height'>,
  within: Box,
  { marks, words }: Drawn,
): Box {
  const hidden = (box: Box, drawn: readonly Box[]): number =>
    drawn.reduce((sum, each) => sum + shared(box, each), 0);
  let best: Box = { x: within.x, y: within.y, width, height };
  let least = Infinity;
  for (let y = within.y; y <= within.y + within.height - height; y += MODULE / 2) {
    for (let x = within.x; x <= within.x + within.width - width; x += MODULE) {
      const box = { x, y, width, height };
      const away = gap(mark, box);
      if (away < GAP || away * COST.away >= least) continue;
      const cost =
        away * COST.away + hidden(box, marks) * COST.mark + hidden(box, words) * COST.word;
      if (cost < least) [best, least] = [box, cost];
    }
  }
  return best;
}

/** Return the distance of two boxes, in pixels; 0 where they touch or overlap. */
function gap(one: Box, other: Box): number {
  const across = Math.max(one.x - other.x - other.width, other.x - one.x - one.width, 0);
  const down = Math.max(one.y - other.y - other.height, other.y - one.y - one.height, 0);
  return Math.hypot(across, down);
}
