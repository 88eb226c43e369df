import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../../plugins/figures/contract.ts';
import figure3 from '../../assets/data/figure3.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName, type Reading } from '../kit/chart/mark.ts';
import {
  at,
  line,
  MODULE,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  wideOnly,
  type Fill,
  type Point,
} from '../kit/draw/svg.ts';
import { values, type Values } from '../kit/chart/values.ts';
import { checkpoints, type Checkpoint, type Size } from './data/checkpoints.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const [LEFT, RIGHT] = [50, 1010];
const BASE = 436;
/** The loss falls to the right, as in the paper: further right is the better guesser. */
const x = scaleLinear([2.14, 2.044], [LEFT, RIGHT]);
const y = scaleLinear([82, 98], [BASE, 16]);
/**
 * In the narrow arrangement the losses lie closer to each other, words stand in other places, and names,
 * which can be pressed, keep off the marks by a finger.
 */
const BELOW = { corner: [-14, 24], right: 578, height: 526, band: 0.75, name: 36 } as const;
const narrowX = scaleLinear(x.domain(), [LEFT, BELOW.right]);

const ACCURACIES = range(82, 99, 4);
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
      wideOnly(levels(ACCURACIES, y, LEFT, RIGHT)),
      narrowOnly(levels(ACCURACIES, y, LEFT, BELOW.right)),
      text('axis', LEFT, 0, 'CIFAR-10 linear-probe accuracy, %'),
      ...x
        .ticks(5)
        .map((loss) => along(loss, BASE + 26, text('axis middle', 0, 0, loss.toFixed(2)))),
      text('label strong', LEFT, BASE + 58, 'Validation loss, falling to the right'),
      placed(
        [LEFT + 414, BASE + 58],
        [LEFT + 389, BASE + 58],
        text('label mid', 0, 0, 'nats a token'),
      ),
      wideOnly(message([644, 330], ['At equal loss the larger', 'model knows more'])),
      narrowOnly(message([380, 270], ['At equal loss', 'the larger model', 'knows more'])),
      ...NAMES.map(curve),
    ];
    return (
      svg(
        WIDTH,
        HEIGHT,
        'CIFAR-10 linear-probe accuracy against validation loss, which falls from 2.14 at the left to 2.04 at the right. ' +
          'For each of iGPT-S, M and L a lower loss goes with a higher accuracy, ' +
          'and at equal loss the larger model is the more accurate one.',
        placed([0, 0], BELOW.corner, chart('x', body.join(''))),
        BELOW.height,
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

/** What stands at one loss, on whole pixels. */
function along(loss: number, top: number, body: string): string {
  return placed([Math.round(x(loss)), top], [Math.round(narrowX(loss)), top], body);
}

function message([left, top]: Point, lines: readonly string[]): string {
  return lines.map((words, i) => text('body strong clear', left, top + i * 34, words)).join('');
}

/** A band at one loss, with the accuracies of the two sizes that are found there beside its foot. */
function meeting(smaller: [Size, number], larger: [Size, number], side: 'left' | 'right'): string {
  const [less, more] = [find(smaller), find(larger)];
  const [outward, end] = side === 'left' ? [-1, ' end'] : [1, ''];
  const accuracies = `${larger[0]} ${percent(more.accuracy)}, ${smaller[0]} ${percent(less.accuracy)}`;
  return along(
    (less.loss + more.loss) / 2,
    0,
    placed([0, 0], [0, 0], rect('band', -MODULE, 16, 2 * MODULE, BASE - 16), BELOW.band) +
      placed(
        [outward * 34, BASE - 16],
        [outward * 26, BASE - 16],
        text(`label clear${end}`, 0, 0, accuracies),
      ),
  );
}

/** The checkpoints of one size: its name before the first, its accuracy at the last. */
function curve(size: Size): string {
  const { side, fill } = SIZES[size];
  const points = checkpoints[size];
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
      by(point, rect(fill, -side / 2, -side / 2, side, side)),
    ),
  );
  return [
    ...marks,
    by(first, seriesName(`iGPT-${size}`, nameOf(size))),
    size === 'S' ? points.map(stepsOf).join('') : '',
    by(last, lastOf(size, last)),
  ].join('');
}

/** What stands by a checkpoint. */
function by({ loss, accuracy }: Checkpoint, body: string): string {
  return along(loss, Math.round(y(accuracy)), body);
}

/** A name before its first mark; the first mark of all is too near to the axis in the narrow arrangement. */
function nameOf(size: Size): string {
  const name = `iGPT-${size}`;
  const before = text('label strong end clear', 0, 8, name);
  const after = text('label strong clear', BELOW.name, 8, name);
  return size === 'S'
    ? wideOnly(at([-22, 0], before)) + narrowOnly(after)
    : placed([-22, 0], [-BELOW.name, 0], before);
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

/** How long a model had been trained; the last one keeps off the band at its right. */
function stepsOf(point: Checkpoint, index: number): string {
  const words = index === 0 ? `${point.steps} steps` : point.steps;
  if (index < figure3.steps.length - 1) return by(point, text('small middle', 0, 30, words));
  const leader = narrowOnly(line('thin', [0, 12], [0, 40]));
  return by(point, leader + placed([11, 30], [4, 58], text('small end', 0, 0, words)));
}

function lastOf(size: Size, { accuracy, loss }: Checkpoint): string {
  const label = percent(accuracy);
  if (size === 'S') return placed([8, -16], [4, 86], text('label end', 0, 0, label));
  if (size === 'M') return text('label', -10, 38, label);
  return (
    placed([24, 2], [-36, -20], text('label strong', 0, 0, label)) +
    placed([24, 30], [-150, -20], text('axis', 0, 0, `loss ${loss}`))
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
