import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from '../kit/draw/cells.ts';
import { line, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

const HEIGHT = 340;
const CELL = 10;
/** The numbers of positions (down), features (across) and classes that are drawn. */
const [POSITIONS, FEATURES, CLASSES] = [16, 20, 10];
const LAYERS = 24;
const PROBED = 10;
/** The right class. */
const NAMED = 3;
const SEQUENCE: Point = [90, 10];
/** The y coordinate of the middle of the sequence. */
const MIDDLE = SEQUENCE[1] + (POSITIONS * CELL) / 2;
const MEAN = SEQUENCE[1] + POSITIONS * CELL + 40;
const LINEAR = MEAN + 20;
const RIGHT = SEQUENCE[0] + FEATURES * CELL;

const EXAMS = {
  probe: {
    says: 'The linear probe takes the sequence of vectors of any layer, averages it over the positions, puts one linear layer on the mean, and trains only the linear layer.',
    learns: 'Only this learns',
    draw: () => exam(PROBED, 'frozen', 'any'),
  },
  'fine-tuning': {
    says: 'Fine-tuning takes the last layer in the same way, goes on predicting pixels from each position, and trains all weights.',
    learns: 'All weights learn',
    draw: () => exam(LAYERS - 1, 'learns', 'last') + nextPixels(),
  },
} as const;

/** A type alias: an interface is not assignable to a JSON object. */
type State = { readonly exam: keyof typeof EXAMS };

/**
 * Draw an exam in vectors: the layer that is read, its mean, and the trained weights. Option:
 * `data-exam`, probe or fine-tuning.
 */
export const twoExams: Drawing<State> = {
  initial({ exam = '' }) {
    if (exam !== 'probe' && exam !== 'fine-tuning')
      throw new Error(`data-exam must be probe or fine-tuning, not "${exam}".`);
    return { exam };
  },

  still({ exam }, _, room) {
    const { says, draw } = EXAMS[exam];
    return svg(580, HEIGHT, says, draw() + WORDS[room](exam));
  },
};

/** The words beside the drawing; on a slide they are text. */
const WORDS: Readonly<Record<Room, (exam: State['exam']) => string>> = {
  stage: () => '',
  phone: (exam) =>
    text('label strong', RIGHT + 54, LINEAR + 18, EXAMS[exam].learns) +
    text('label mid', RIGHT + 54, LINEAR + 52, 'one score a class') +
    (exam === 'probe'
      ? ''
      : text('label mid', RIGHT + 54, MIDDLE - 10, 'each position:') +
        text('label mid', RIGHT + 54, MIDDLE + 22, 'the next pixel')),
};

/** Draw the network as a stack of layers, the vectors of one, their mean, and the linear layer. */
function exam(layer: number, network: 'frozen' | 'learns', name: string): string {
  const bottom = SEQUENCE[1] + (LAYERS - 1) * CELL;
  const tops = Array.from({ length: LAYERS }, (_, i) => bottom - i * CELL);
  const read = (tops[layer] ?? 0) + CELL / 2;
  const slabFill = (i: number): Fill => {
    if (network === 'learns') return 'ink';
    return i === layer ? 'mid' : 'hole';
  };
  const scores = [...shifted(rasterOrder(1, 0, CLASSES, CELL), [RIGHT + 30, LINEAR])];
  return [
    ...tops.map((top, i) => slab(slabFill(i), top)),
    text('label mid', 0, bottom + 38, name),
    text('label mid', 0, bottom + 68, 'layer'),
    line('rule', [44, read], [66, read]),
    line('rule', [65, read], [65, MIDDLE]),
    line('rule', [64, MIDDLE], [SEQUENCE[0] - 4, MIDDLE]),
    cells('mid', shifted(rasterOrder(FEATURES, 0, FEATURES * POSITIONS, CELL), SEQUENCE), CELL),
    line('rule', [SEQUENCE[0] + 10, MEAN - 34], [SEQUENCE[0] + 10, MEAN - 6]),
    text('label mid', SEQUENCE[0] + 24, MEAN - 12, 'mean over pixels'),
    cells('mid', shifted(rasterOrder(FEATURES, 0, FEATURES, CELL), [SEQUENCE[0], MEAN]), CELL),
    cells(
      'ink',
      shifted(rasterOrder(FEATURES, 0, FEATURES * CLASSES, CELL), [SEQUENCE[0], LINEAR]),
      CELL,
    ),
    line('rule', [RIGHT + 4, LINEAR + 50], [RIGHT + 26, LINEAR + 50]),
    cells(
      'mid',
      scores.filter((_, i) => i !== NAMED),
      CELL,
    ),
    cells('red', scores.slice(NAMED, NAMED + 1), CELL),
  ].join('');
}

/** Draw one layer of the network. */
function slab(fill: Fill, top: number): string {
  return rect(fill, 0, top + 1, 40, CELL - 2);
}

/** Draw each position's prediction of the next pixel. */
function nextPixels(): string {
  return (
    line('rule', [RIGHT + 4, MIDDLE], [RIGHT + 26, MIDDLE]) +
    cells('red', shifted(rasterOrder(1, 0, POSITIONS, CELL), [RIGHT + 30, SEQUENCE[1]]), CELL)
  );
}
