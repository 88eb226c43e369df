import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import figure3 from '../../assets/data/figure3.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { values } from '../kit/chart/values.ts';
import { onStep } from '../kit/draw/steps.ts';
import { at, line, MODULE, rect, svg, text, textLines, type Point } from '../kit/draw/svg.ts';
import { checkpoints, type Checkpoint, type Size } from './data/checkpoints.ts';

const NAMES = ['S', 'M', 'L'] as const;

/** A larger model is a larger square. */
const SIDES: Readonly<Record<Size, number>> = { S: 12, M: 18, L: 24 };

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly x: Point;
  readonly y: Point;
  readonly unit: Point;
  readonly message: { readonly at: Point; readonly lines: readonly string[] };
  /** The width of a band at one loss, and from its middle to the accuracies beside it. */
  readonly band: number;
  readonly besideBand: number;
  /** From a model's first checkpoint to its name; negative where the name ends before it. */
  readonly name: Readonly<Record<Size, number>>;
  /** From S's last checkpoint to its steps, which keep off the band at its right. */
  readonly lastSteps: Point;
  /** From a model's last checkpoint to its accuracy, and L's to its loss. */
  readonly last: Readonly<Record<Size | 'loss', Point>>;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    x: [50, 800],
    y: [436, 16],
    unit: [464, 494],
    message: { at: [530, 330], lines: ['At equal loss the larger', 'model knows more'] },
    band: 1.6 * MODULE,
    besideBand: 28,
    name: { S: -14, M: -22, L: -22 },
    lastSteps: [18, 30],
    last: { S: [8, -16], M: [-10, 38], L: [24, 2], loss: [24, 30] },
  },
  phone: {
    width: 580,
    height: 526,
    x: [36, 564],
    y: [460, 40],
    unit: [425, 518],
    message: { at: [366, 294], lines: ['At equal loss', 'the larger model', 'knows more'] },
    band: 1.5 * MODULE,
    besideBand: 26,
    // Names can be pressed: they keep off the marks by a finger, and the first one off the axis.
    name: { S: 36, M: -36, L: -36 },
    lastSteps: [4, 58],
    last: { S: [4, 86], M: [-10, 38], L: [-36, -20], loss: [-168, -20] },
  },
};

/** The layout with its scales, whose marks stand on whole pixels. */
interface Plot extends Layout {
  readonly xOf: (loss: number) => number;
  readonly yOf: (accuracy: number) => number;
}

/** Probe accuracy against validation loss for three sizes (figure 3). */
export const loss: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const { width, height, message } = layout;
    // The loss falls to the right, as in the paper: further right is the better guesser.
    const x = scaleLinear().domain([2.14, 2.044]).rangeRound(layout.x);
    const y = scaleLinear().domain([82, 98]).rangeRound(layout.y);
    const plot: Plot = { ...layout, xOf: x, yOf: y };
    const [[left, right], [base, top]] = [layout.x, layout.y];
    const body = [
      onStep(
        2,
        meeting(find('S', 3), find('M', 1), 'left', plot) +
          meeting(find('M', 2), find('L', 1), 'right', plot),
      ),
      levels(range(82, 99, 4), y, left, right),
      text('axis', left, top - 16, 'CIFAR-10 linear-probe accuracy, %'),
      ...x.ticks(5).map((loss) => text('axis middle', x(loss), base + 26, loss.toFixed(2))),
      text('label strong', left, base + 58, 'Validation loss, falling to the right'),
      text('label mid', ...layout.unit, 'nats a token'),
      curve('S', plot),
      onStep(0, curve('M', plot)),
      onStep(1, curve('L', plot)),
      onStep(2, textLines('body strong clear', message.at, message.lines, 34)),
    ];
    const { error } = figure3;
    return (
      svg(
        width,
        height,
        'CIFAR-10 linear-probe accuracy against validation loss, which falls from 2.14 at the left to 2.04 at the right. ' +
          'For each of iGPT-S, M and L a lower loss goes with a higher accuracy, ' +
          'and at equal loss the larger model is the more accurate one.',
        chart('x', body.join('')),
      ) +
      values({
        caption: `Validation loss, nats a token, and CIFAR-10 linear-probe accuracy, %, after so many steps`,
        head: ['', ...figure3.steps.flatMap((steps) => [`${steps}: loss`, 'accuracy'])],
        rows: NAMES.map((size) => [
          `iGPT-${size}`,
          ...checkpoints[size].flatMap(({ loss, accuracy }) => [
            loss.text,
            percent(accuracy.value),
          ]),
        ]),
        note: `Read off figure 3: loss ± ${error.loss}, accuracy ± ${error.accuracy}. Printed: the last losses (code repository) and iGPT-L’s last accuracy (table 1).`,
      }) +
      csvOf(
        NAMES.flatMap((size) =>
          checkpoints[size].flatMap(({ loss, accuracy }) => [loss, accuracy]),
        ),
        {
          model: ({ series }) => series,
          steps: ({ steps }) => steps,
          quantity: ({ quantity }) => quantity,
          value: ({ text }) => text,
        },
      )
    );
  },
};

function find(size: Size, index: number): Checkpoint {
  const found = checkpoints[size].at(index);
  if (!found) throw new RangeError(`iGPT-${size} has no checkpoint ${index}.`);
  return found;
}

/** A band at one loss, with the accuracies of the two sizes that are found there beside its foot. */
function meeting(
  smaller: Checkpoint,
  larger: Checkpoint,
  side: 'left' | 'right',
  plot: Plot,
): string {
  const { band, besideBand } = plot;
  const [base, top] = plot.y;
  const x = plot.xOf((smaller.loss.value + larger.loss.value) / 2);
  const [outward, end] = side === 'left' ? [-1, ' end'] : [1, ''];
  const accuracies = [larger, smaller].map(
    ({ size, accuracy }) => `${size} ${percent(accuracy.value)}`,
  );
  return (
    rect('band', x - band / 2, top, band, base - top) +
    text(`label clear${end}`, x + outward * besideBand, base - 16, accuracies.join(', '))
  );
}

/** The checkpoints of one size: its name beside the first, its accuracy at the last. */
function curve(size: Size, plot: Plot): string {
  const by = ({ loss, accuracy }: Checkpoint, body: string): string =>
    at([plot.xOf(loss.value), plot.yOf(accuracy.value)], body);
  const side = SIDES[size];
  const name = plot.name[size];
  const nameClasses = `label strong${name < 0 ? ' end' : ''} clear`;
  return [
    ...checkpoints[size].map((point) => mark(reading(point), by(point, square(side)))),
    by(find(size, 0), seriesName(`iGPT-${size}`, text(nameClasses, name, 8, `iGPT-${size}`))),
    ...(size === 'S'
      ? checkpoints[size].map((point, i) => by(point, stepsOf(point, i, plot)))
      : []),
    by(find(size, -1), lastOf(find(size, -1), plot)),
  ].join('');
}

/** A square with an edge of paper, which sets it off from one that it touches. */
function square(side: number): string {
  const edged = side + 4;
  return (
    rect('paper', -edged / 2, -edged / 2, edged, edged) +
    rect('ink', -side / 2, -side / 2, side, side)
  );
}

/** What the mark of both numbers says. */
function reading({ loss, accuracy }: Checkpoint): Parameters<typeof mark>[0] {
  const { series, at, kind } = accuracy;
  const read = `accuracy read off the plot, ± ${accuracy.error}`;
  const source =
    kind === 'printed'
      ? 'both printed: code repository, table 1'
      : loss.kind === 'printed'
        ? `loss printed; ${read}`
        : `read off the plot, ± ${loss.error}; ± ${accuracy.error}`;
  return { series, at, kind, source, text: `loss ${loss.text}, ${accuracy.text} %` };
}

/** How long a model had been trained. */
function stepsOf({ loss }: Checkpoint, index: number, { lastSteps }: Plot): string {
  if (index === figure3.steps.length - 1) {
    const [x, y] = lastSteps;
    const leader = y > 30 ? line('thin', [0, 12], [0, y - 18]) : '';
    return leader + text('small end', x, y, loss.steps);
  }
  return text('small middle', 0, 30, index === 0 ? loss.at : loss.steps);
}

function lastOf({ size, accuracy, loss }: Checkpoint, { last }: Plot): string {
  const value = percent(accuracy.value);
  if (size === 'S') return text('label end', ...last.S, value);
  if (size === 'M') return text('label', ...last.M, value);
  return text('label strong', ...last.L, value) + text('axis', ...last.loss, `loss ${loss.value}`);
}
