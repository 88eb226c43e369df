import type { Drawing } from '../../plugins/figures/contract.ts';
import table5 from '../../assets/data/table5.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { cells } from './draw/cells.ts';
import { line, svg, text, type Point } from './draw/svg.ts';

/** One cell column is one pass over ImageNet. */
const COLUMN = 8;
const ROWS = 30;
const [COLUMNS, WARMUP] = [training.epochs.value, training.warmup.value];
const rates = table5.rows;
const BASE = ROWS * COLUMN + 40;

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
    const width = COLUMNS * COLUMN;
    return svg(
      width,
      BASE + 40,
      'The learning rate rises during the first pass over ImageNet and then falls along a cosine to zero after about a hundred passes.',
      cells('blue', warmup, COLUMN) +
        cells('ink', cosine, COLUMN) +
        line('rule', [0, BASE + 1], [width, BASE + 1]) +
        text('small strong', 0, 20, 'One epoch up') +
        text('small strong', 62 * COLUMN, BASE - 13 * COLUMN, 'then along a cosine to zero') +
        text('small strong', 44 * COLUMN, 20, 'Highest learning rate') +
        text(
          'axis',
          44 * COLUMN,
          45,
          `S, M ${rates.S.value}; L ${rates.L32.value} (at 48²: ${rates.L48.value}); XL ${rates.XL.value}`,
        ) +
        text('axis', 0, BASE + 28, '0') +
        text('axis middle', width / 2, BASE + 28, 'one column: one pass over ImageNet (S, M, L)') +
        text('axis end', width, BASE + 28, `${training.images.text} images`),
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
