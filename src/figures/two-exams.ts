import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { at, line, svg, text, type Fill, type Point } from './draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 340];
const CELL = 10;
/** How much of a sequence of vectors is drawn: positions down, features across. */
const [POSITIONS, FEATURES, CLASSES] = [16, 20, 10];
const LAYERS = 24;
const PROBED = 10;
const SEQUENCE: Point = [120, 20];
const MEAN = SEQUENCE[1] + POSITIONS * CELL + 40;
const LINEAR = MEAN + 20;
const RIGHT = SEQUENCE[0] + FEATURES * CELL;

/** The two exams at the level of vectors: what is read, what is averaged, what learns. */
export const twoExams: Drawing<null> = {
  initial: () => null,

  still() {
    return svg(
      WIDTH,
      HEIGHT,
      'Both exams take the sequence of vectors of one layer, average it over the positions and put one linear layer on the mean. ' +
        'The linear probe may take any layer and trains only the linear layer. ' +
        'Fine-tuning takes the last layer, goes on predicting pixels from each position, and trains all weights.',
      exam(PROBED, 'ink') + at([600, 0], exam(LAYERS - 1, 'blue') + pixels()),
    );
  },
};

/** The network as a stack of layers, the vectors of one, their mean, and the linear layer. */
function exam(layer: number, network: Fill): string {
  const stack = Array.from({ length: LAYERS }, (_, i): Point => [0, 250 - i * CELL]);
  const from = (stack[layer]?.[1] ?? 0) + CELL / 2;
  return [
    ...stack.map(([, y], i) => slab(i === layer ? network : 'hole', network, y, i === layer)),
    line('rule', [64, from], [92, from]),
    line('rule', [91, from], [91, SEQUENCE[1] + 80]),
    line('rule', [90, SEQUENCE[1] + 80], [SEQUENCE[0] - 8, SEQUENCE[1] + 80]),
    cells('ink', shifted(rasterOrder(FEATURES, 0, FEATURES * POSITIONS, CELL), SEQUENCE), CELL),
    arrow(SEQUENCE[0] + 10, SEQUENCE[1] + POSITIONS * CELL + 6, MEAN - 6),
    cells('ink', shifted(rasterOrder(FEATURES, 0, FEATURES, CELL), [SEQUENCE[0], MEAN]), CELL),
    cells(
      'blue',
      shifted(rasterOrder(FEATURES, 0, FEATURES * CLASSES, CELL), [SEQUENCE[0], LINEAR]),
      CELL,
    ),
    line('rule', [RIGHT + 8, LINEAR + 50], [RIGHT + 32, LINEAR + 50]),
    cells('ink', shifted(rasterOrder(1, 0, CLASSES, CELL), [RIGHT + 40, LINEAR]), CELL),
    cells('red', [[RIGHT + 40, LINEAR + 3 * CELL]], CELL),
  ].join('');
}

function slab(fill: Fill, network: Fill, y: number, read: boolean): string {
  const colour = read || network === 'blue' ? (fill === 'hole' ? network : fill) : 'hole';
  return `<path class="${colour} raster" d="M0 ${y + 1}h60v8h-60z"/>`;
}

function arrow(x: number, top: number, bottom: number): string {
  return line('rule', [x, top], [x, bottom]);
}

/** Each position's own guess of the next pixel. */
function pixels(): string {
  return [
    line('rule', [RIGHT + 8, SEQUENCE[1] + 80], [RIGHT + 32, SEQUENCE[1] + 80]),
    cells('red', shifted(rasterOrder(1, 0, POSITIONS, CELL), [RIGHT + 40, SEQUENCE[1]]), CELL),
    text('axis', 0, 0, ''),
  ].join('');
}
