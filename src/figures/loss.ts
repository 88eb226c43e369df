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
const y = scale([84, 98], [BASE, 16]);

/** A larger model is a larger square. */
const SIZES: Readonly<Record<Size, { side: number; fill: Fill }>> = {
  S: { side: 12, fill: 'mid' },
  M: { side: 18, fill: 'blue' },
  L: { side: 26, fill: 'ink' },
};

/** Two losses which a smaller and a larger model both pass, by their checkpoints. */
const MEETINGS: readonly (readonly [smaller: [Size, number], larger: [Size, number]])[] = [
  [
    ['S', 3],
    ['M', 1],
  ],
  [
    ['M', 2],
    ['L', 1],
  ],
];

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
          ...MEETINGS.map(([smaller, larger]) => meeting(smaller, larger)),
          levels([84, 88, 92, 96], y, LEFT, RIGHT),
          text('axis', LEFT, 0, 'CIFAR-10 linear-probe accuracy, %'),
          ...[2.14, 2.12, 2.1, 2.08, 2.06].map((value) =>
            text('axis middle', x(value), BASE + 26, value.toFixed(2)),
          ),
          text('label strong', LEFT, BASE + 58, 'Validation loss, falling to the right'),
          text('label mid', LEFT + 414, BASE + 58, 'nats a token'),
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

/** A band at one loss, with the accuracies of the two sizes that are found there. */
function meeting(smaller: [Size, number], larger: [Size, number]): string {
  const [less, more] = [find(smaller), find(larger)];
  const middle = Math.round(x((less.loss + more.loss) / 2));
  const right = middle + 36;
  const top = y(more.accuracy) + 84;
  return (
    rect('band', middle - MODULE, 16, 2 * MODULE, BASE - 16) +
    text('label strong', right, top, 'Same loss:') +
    text(
      'label',
      right,
      top + 32,
      `${larger[0]} ${percent(more.accuracy)}, ${smaller[0]} ${percent(less.accuracy)}`,
    )
  );
}

function curve(size: Size): string {
  const { side, fill } = SIZES[size];
  const points = checkpoints[size];
  const last = points.at(-1);
  const marks = points.map(({ loss, accuracy }) =>
    rect(fill, Math.round(x(loss)) - side / 2, Math.round(y(accuracy)) - side / 2, side, side),
  );
  const steps = points.map(({ loss, accuracy, steps }) =>
    text('axis middle', x(loss), y(accuracy) + 30, steps),
  );
  if (!last) return '';
  const [left, middle] = [Math.round(x(last.loss)) + 24, Math.round(y(last.accuracy))];
  return [
    ...marks,
    ...(size === 'S' ? steps : []),
    text('label strong', left, middle + 2, `iGPT-${size} ${percent(last.accuracy)}`),
    text('axis', left, middle + 28, `loss ${last.loss}`),
  ].join('');
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
