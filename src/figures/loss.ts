import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../../plugins/figures/contract.ts';
import figure3 from '../../assets/data/figure3.json' with { type: 'json' };
import { levels, percent } from './draw/chart.ts';
import { csvTemplate } from './draw/csv.ts';
import { chart, mark, seriesName, type Reading } from './draw/mark.ts';
import { MODULE, rect, svg, text, type Fill } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { checkpoints, type Checkpoint, type Size } from './data/checkpoints.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const [LEFT, RIGHT] = [50, 1010];
const BASE = 436;
/** The loss falls to the right, as in the paper: further right is the better guesser. */
const x = scaleLinear([2.14, 2.044], [LEFT, RIGHT]);
const y = scaleLinear([82, 98], [BASE, 16]);

const NAMES = ['S', 'M', 'L'] as const;

/** A larger model is a larger square. */
const SIZES: Readonly<Record<Size, { side: number; fill: Fill }>> = {
  S: { side: 12, fill: 'mid' },
  M: { side: 18, fill: 'blue' },
  L: { side: 24, fill: 'ink' },
};

/** Probe accuracy against validation loss for three sizes (figure 3). */
export const loss: Drawing<null> = {
  initial: () => null,

  still() {
    const body = [
      meeting(['S', 3], ['M', 1], 'left'),
      meeting(['M', 2], ['L', 1], 'right'),
      levels(range(82, 99, 4), y, LEFT, RIGHT),
      text('axis', LEFT, 0, 'CIFAR-10 linear-probe accuracy, %'),
      ...x.ticks(5).map((value) => text('axis middle', x(value), BASE + 26, value.toFixed(2))),
      text('label strong', LEFT, BASE + 58, 'Validation loss, falling to the right'),
      text('label mid', LEFT + 414, BASE + 58, 'nats a token'),
      text('body strong clear', 644, 330, 'At equal loss the larger'),
      text('body strong clear', 644, 364, 'model knows more'),
      ...NAMES.map(curve),
    ];
    return (
      svg(
        WIDTH,
        HEIGHT,
        'CIFAR-10 linear-probe accuracy against validation loss, which falls from 2.14 at the left to 2.04 at the right. ' +
          'For each of iGPT-S, M and L a lower loss goes with a higher accuracy, ' +
          'and at equal loss the larger model is the more accurate one.',
        chart('x', body.join('')),
      ) +
      values(sheet()) +
      csvTemplate(
        ['model', 'steps', 'quantity', 'value', 'unit', 'error', 'kind', 'source'],
        NAMES.flatMap((size) => checkpoints[size].flatMap((point) => records(size, point))),
      )
    );
  },
};

function find([size, index]: readonly [Size, number]): Checkpoint {
  const found = checkpoints[size][index];
  if (!found) throw new RangeError(`iGPT-${size} has no checkpoint ${index}.`);
  return found;
}

/** A band at one loss, with the accuracies of the two sizes that are found there beside its foot. */
function meeting(smaller: [Size, number], larger: [Size, number], side: 'left' | 'right'): string {
  const [less, more] = [find(smaller), find(larger)];
  const middle = Math.round(x((less.loss + more.loss) / 2));
  const [words, end] = side === 'left' ? [middle - 34, ' end'] : [middle + 34, ''];
  const accuracies = `${larger[0]} ${percent(more.accuracy)}, ${smaller[0]} ${percent(less.accuracy)}`;
  return (
    rect('band', middle - MODULE, 16, 2 * MODULE, BASE - 16) +
    text(`label clear${end}`, words, BASE - 16, accuracies)
  );
}

/** The checkpoints of one size: its name before the first, its accuracy at the last. */
function curve(size: Size): string {
  const { side, fill } = SIZES[size];
  const points = checkpoints[size].map((point) => ({
    ...point,
    left: Math.round(x(point.loss)),
    top: Math.round(y(point.accuracy)),
  }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const marks = points.map((point) =>
    mark(
      {
        series: `iGPT-${size}`,
        at: `${point.steps} steps`,
        value: `loss ${point.loss.toFixed(4)}, ${written(point)} %`,
        ...origin(point),
      },
      rect(fill, point.left - side / 2, point.top - side / 2, side, side),
    ),
  );
  return [
    ...marks,
    seriesName(
      `iGPT-${size}`,
      text('label strong end clear', first.left - 22, first.top + 8, `iGPT-${size}`),
    ),
    size === 'S' ? points.map(stepsOf).join('') : '',
    lastOf(size, last),
  ].join('');
}

/** The accuracy with as many decimals as are known. */
function written({ accuracy, printed }: Checkpoint): string {
  return printed.accuracy ? percent(accuracy) : accuracy.toFixed(2);
}

/** Where a point is from, both its numbers told apart. */
function origin({ printed }: Checkpoint): Pick<Reading, 'source' | 'kind'> {
  const { error } = figure3;
  if (printed.loss && printed.accuracy)
    return { source: 'both printed: code repository, table 1', kind: 'printed' };
  return {
    source: printed.loss
      ? `loss printed; accuracy read off the plot, ± ${error.accuracy}`
      : `read off the plot, ± ${error.loss}; ± ${error.accuracy}`,
    kind: 'digitised',
  };
}

function records(size: Size, point: Checkpoint): (string | number)[][] {
  const { error, unit, source, printed } = figure3;
  const from = (isPrinted: boolean, error: number, place: string) =>
    isPrinted ? ['', 'printed', place] : [error, 'digitised', source];
  const head = [`iGPT-${size}`, point.steps];
  return [
    [
      ...head,
      'validation loss',
      point.loss.toFixed(4),
      unit.loss,
      ...from(point.printed.loss, error.loss, printed.source),
    ],
    [
      ...head,
      'CIFAR-10 linear-probe accuracy',
      written(point),
      unit.accuracy,
      ...from(point.printed.accuracy, error.accuracy, 'V2 table 1'),
    ],
  ];
}

interface Placed extends Checkpoint {
  readonly left: number;
  readonly top: number;
}

/** How long a model had been trained; the last one keeps off the band at its right. */
function stepsOf({ left, top, steps }: Placed, index: number): string {
  const words = index === 0 ? `${steps} steps` : steps;
  const end = index === figure3.steps.length - 1;
  return text(`small ${end ? 'end' : 'middle'}`, left + (end ? 11 : 0), top + 30, words);
}

function lastOf(size: Size, { left, top, accuracy, loss }: Placed): string {
  const label = percent(accuracy);
  if (size === 'S') return text('label end', left + 8, top - 16, label);
  if (size === 'M') return text('label', left - 10, top + 38, label);
  return (
    text('label strong', left + 24, top + 2, label) +
    text('axis', left + 24, top + 30, `loss ${loss}`)
  );
}

function sheet(): Values {
  const { error } = figure3;
  return {
    caption: `Validation loss, nats a token, and CIFAR-10 linear-probe accuracy, %, after so many steps`,
    head: ['', ...figure3.steps.flatMap((steps) => [`${steps}: loss`, 'accuracy'])],
    rows: NAMES.map((size) => [
      `iGPT-${size}`,
      ...checkpoints[size].flatMap(({ loss, accuracy }) => [loss.toFixed(4), percent(accuracy)]),
    ]),
    note: `Read off figure 3: loss ± ${error.loss}, accuracy ± ${error.accuracy}. Printed: the last losses (code repository) and iGPT-L’s last accuracy (table 1).`,
  };
}
