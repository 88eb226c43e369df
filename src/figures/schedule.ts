import type { Drawing } from '../../plugins/figures/contract.ts';
import table5 from '../../assets/data/table5.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { cells } from '../kit/draw/cells.ts';
import { line, NARROW, placed, svg, text, type Point } from '../kit/draw/svg.ts';

/** One cell column is one pass over ImageNet. */
const COLUMN = 8;
const ROWS = 30;
const [COLUMNS, WARMUP] = [training.epochs.value, training.warmup.value];
const rates = table5.rows;
const BASE = ROWS * COLUMN + 40;
const WIDTH = COLUMNS * COLUMN;
/** In the narrow arrangement the columns are narrower by this, and the highest rates stand above. */
const SQUEEZE = 0.72;
const BELOW = 70;

/**
 * The learning rate of pre-training in cells: up in one pass over the data, then down to zero along a
 * cosine (V2 sec. 3.4).
 */
export const schedule: Drawing<null> = {
  initial: () => null,

  still() {
    const [warmup, cosine]: [Point[], Point[]] = [[], []];
    for (let column = 0; column < COLUMNS; column++) {
      const height = Math.round(learningRate(column + 0.5) * ROWS);
      for (let row = 0; row < height; row++) {
        (column < WARMUP ? warmup : cosine).push([column * COLUMN, BASE - (row + 1) * COLUMN]);
      }
    }
    return svg(
      WIDTH,
      BASE + 40,
      'The learning rate rises during the first pass over ImageNet and then falls along a cosine to zero after about a hundred passes.',
      [
        placed(
          [0, 0],
          [0, BELOW],
          cells('blue', warmup, COLUMN) +
            cells('ink', cosine, COLUMN) +
            line('rule', [0, BASE + 1], [WIDTH, BASE + 1]),
          SQUEEZE,
        ),
        placed([0, 20], [0, BELOW + 20], text('small strong', 0, 0, 'One epoch up')),
        placed(
          [62 * COLUMN, BASE - 13 * COLUMN],
          [41 * COLUMN, BELOW + BASE - 19 * COLUMN],
          text('small strong', 0, 0, 'then along a cosine to zero'),
        ),
        placed(
          [44 * COLUMN, 20],
          [0, 20],
          text('small strong', 0, 0, 'Highest learning rate') +
            text(
              'axis',
              0,
              25,
              `S, M ${rates.S.value}; L ${rates.L32.value} (at 48²: ${rates.L48.value}); XL ${rates.XL.value}`,
            ),
        ),
        placed(
          [0, BASE + 28],
          [0, BELOW + BASE + 28],
          text('axis', 0, 0, '0') +
            placed(
              [WIDTH, 0],
              [NARROW, 0],
              text('axis end', 0, 0, `${training.images.text} images`),
            ),
        ),
        placed(
          [0, 0],
          [(NARROW - WIDTH) / 2, BELOW + 32],
          text('axis middle', WIDTH / 2, BASE + 28, 'one column: one pass over ImageNet (S, M, L)'),
        ),
      ].join(''),
      BELOW + BASE + 70,
    );
  },
};

/**
 * The share of the highest learning rate after `epoch` passes.
 * @returns 0 to 1
 */
export function learningRate(epoch: number): number {
  if (epoch < WARMUP) return epoch / WARMUP;
  const progress = (epoch - WARMUP) / (COLUMNS - WARMUP);
  return (1 + Math.cos(Math.PI * progress)) / 2;
}
