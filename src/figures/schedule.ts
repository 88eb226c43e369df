import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import table5 from '../../assets/data/table5.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { cells } from '../kit/draw/cells.ts';
import { at, line, svg, text, type Point } from '../kit/draw/svg.ts';

const [EPOCHS, WARMUP] = [training.epochs.value, training.warmup.value];
const rates = table5.rows;

/** The number of cells in the highest column; a column is one pass over ImageNet. */
const ROWS = 30;
const CELL_HEIGHT = 8;
const BASE = ROWS * CELL_HEIGHT + 40;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The distance from a column to the next, and the gap between two cells. */
  readonly column: number;
  readonly joint: number;
  /** The upper edge of the columns. */
  readonly top: number;
  /** The corners of the words on the highest rates, on the cosine and on the columns. */
  readonly highest: Point;
  readonly cosine: Point;
  readonly columns: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 800,
    height: BASE + 40,
    column: 8,
    joint: 2,
    top: 0,
    highest: [352, 20],
    cosine: [496, BASE - 104],
    columns: [400, BASE + 28],
  },
  phone: {
    width: 580,
    height: BASE + 140,
    column: 5.76,
    joint: 1.5,
    top: 70,
    highest: [0, 20],
    cosine: [290, BASE - 96],
    columns: [290, BASE + 130],
  },
};

/**
 * Draw the learning rate of pre-training in cells: up in one pass over the data, then down to zero along
 * a cosine (V2 sec. 3.4).
 */
export const schedule: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const { width, height, column, joint, top, highest, cosine, columns } = LAYOUTS[room];
    const base = top + BASE;
    const [up, down]: [Point[], Point[]] = [[], []];
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const filled = Math.round(learningRate(epoch + 0.5) * ROWS);
      for (let row = 1; row <= filled; row++)
        (epoch < WARMUP ? up : down).push([epoch * column, base - row * CELL_HEIGHT]);
    }
    return svg(
      width,
      height,
      'The learning rate rises during the first pass over ImageNet and then falls along a cosine to zero after about a hundred passes.',
      [
        cells('mid', up, [column, CELL_HEIGHT], joint),
        cells('ink', down, [column, CELL_HEIGHT], joint),
        line('rule', [0, base + 1], [EPOCHS * column, base + 1]),
        text('small strong', 0, top + 20, 'One epoch up'),
        text('small strong', ...cosine, 'then along a cosine to zero'),
        at(
          highest,
          text('small strong', 0, 0, 'Highest learning rate') +
            text(
              'axis',
              0,
              25,
              `S, M ${rates.S.value}; L ${rates.L32.value} (at 48²: ${rates.L48.value}); XL ${rates.XL.value}`,
            ),
        ),
        text('axis', 0, base + 28, '0'),
        text('axis end', width, base + 28, `${training.images.text} images`),
        text('axis middle', ...columns, 'one column: one pass over ImageNet (S, M, L)'),
      ].join(''),
    );
  },
};

/**
 * Return the learning rate after so many passes over the data, as a share of the highest.
 * @returns 0 to 1
 */
export function learningRate(epoch: number): number {
  if (epoch < WARMUP) return epoch / WARMUP;
  const progress = (epoch - WARMUP) / (EPOCHS - WARMUP);
  return (1 + Math.cos(Math.PI * progress)) / 2;
}
