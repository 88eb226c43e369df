import type { Drawing } from '../../plugins/figures/contract.ts';
import figure3 from '../../assets/data/figure3.json' with { type: 'json' };
import { levels, percent, scale } from './draw/chart.ts';
import { MODULE, rect, svg, text, type Fill } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { checkpoints, type Checkpoint, type Size } from './data/checkpoints.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const [LEFT, RIGHT] = [50, 1010];
const BASE = 436;
/** The loss falls to the right, as in the paper: further right is the better guesser. */
const x = scale([2.14, 2.044], [LEFT, RIGHT]);
const y = scale([82, 98], [BASE, 16]);

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
    return (
      svg(
        WIDTH,
        HEIGHT,
        'CIFAR-10 linear-probe accuracy against validation loss, which falls from 2.14 at the left to 2.04 at the right. ' +
          'For each of iGPT-S, M and L a lower loss goes with a higher accuracy, ' +
          'and at equal loss the larger model is the more accurate one.',
        [
          meeting(['S', 3], ['M', 1], 'left'),
          meeting(['M', 2], ['L', 1], 'right'),
          levels([82, 86, 90, 94, 98], y, LEFT, RIGHT),
          text('axis', LEFT, 0, 'CIFAR-10 linear-probe accuracy, %'),
          ...[2.14, 2.12, 2.1, 2.08, 2.06].map((value) =>
            text('axis middle', x(value), BASE + 26, value.toFixed(2)),
          ),
          text('label strong', LEFT, BASE + 58, 'Validation loss, falling to the right'),
          text('label mid', LEFT + 414, BASE + 58, 'nats a token'),
          text('body strong clear', 644, 330, 'At equal loss the larger'),
          text('body strong clear', 644, 364, 'model knows more'),
          ...(['S', 'M', 'L'] as const).map(curve),
        ].join(''),
      ) + values(sheet())
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
  const marks = points.map(({ left, top }) =>
    rect(fill, left - side / 2, top - side / 2, side, side),
  );
  return [
    ...marks,
    text('label strong end clear', first.left - 22, first.top + 8, `iGPT-${size}`),
    size === 'S' ? points.map(stepsOf).join('') : '',
    lastOf(size, last),
  ].join('');
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
    rows: (['S', 'M', 'L'] as const).map((size) => [
      `iGPT-${size}`,
      ...checkpoints[size].flatMap(({ loss, accuracy }) => [loss.toFixed(4), percent(accuracy)]),
    ]),
    note: `Read off figure 3: loss ± ${error.loss}, accuracy ± ${error.accuracy}. Printed: the last losses (code repository) and iGPT-L’s last accuracy (table 1).`,
  };
}
