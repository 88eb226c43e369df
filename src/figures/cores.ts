import type { Drawing } from '../../plugins/figures/contract.ts';
import training from '../../assets/data/training.json' with { type: 'json' };
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { at, svg } from '../kit/draw/svg.ts';

const COLUMNS = 64;
const SIDE = 5;

/** Draw a small square for each TPU core that the models were trained on. */
export const cores: Drawing<null> = {
  initial: () => null,

  still() {
    const count = training.cores.value;
    return svg(
      COLUMNS * SIDE,
      (count / COLUMNS) * SIDE,
      `${count} small squares, one for each TPU core.`,
      // Moved by half a joint, every cell begins on a whole pixel.
      at([0.5, 0.5], cells('ink', rasterOrder(COLUMNS, 0, count, SIDE), SIDE, 1)),
    );
  },
};
