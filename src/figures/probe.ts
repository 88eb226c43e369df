import type { Drawing } from '../../plugins/figures/contract.ts';
import measured from '../../assets/data/probe-layers.json' with { type: 'json' };
import { levels, percent, scale } from './draw/chart.ts';
import { line, rect, round, svg, text, type Fill } from './draw/svg.ts';
import { values } from './draw/values.ts';
import { probes as papers } from './data/layers.ts';

const [WIDTH, HEIGHT] = [1200, 480];
const LEAST = 50;
const y = scale([LEAST, 100], [410, 60]);
/** Both panels are as wide, from the first layer to the last. */
const OURS = { left: 50, right: 516 } as const;
const PAPER = { left: 700, right: 1190 } as const;

/** How one of our probes is shown, and how far its words stand from its last mark and its rule. */
interface Shown {
  readonly name: string;
  readonly fill: Fill;
  readonly nameDown: number;
  readonly rawDown: number;
}

const SHOWN: Readonly<Record<string, Shown>> = {
  faces: { name: 'Hair', fill: 'ink', nameDown: -4, rawDown: 7 },
  fashion: { name: 'Clothes', fill: 'blue', nameDown: 16, rawDown: 48 },
};

/** Accuracy, with the bounds of its interval. */
interface Accuracy {
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
}

const probes = measured.probes.flatMap((probe) => {
  const shown = SHOWN[probe.model];
  return shown ? [{ ...probe, ...shown }] : [];
});

/** A column for each layer of the deepest. */
const COLUMNS = Math.max(...probes.map(({ layers }) => layers.length));

/** Our models' probe accuracy by layer with its intervals; clearly apart, iGPT-L's on CIFAR-10. */
export const probe: Drawing<null> = {
  initial: () => null,

  still() {
    const said = probes.map(({ name, layers, rawPixels, classes }) => {
      const best = layers.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
      const last = layers.at(-1);
      return `${name}, ${classes} classes: layer 0 ${share(layers[0])}, best ${share(best)} at layer ${best.layer} of ${last?.layer}, last ${share(last)}, raw pixels ${share(rawPixels)}`;
    });
    return (
      svg(
        WIDTH,
        HEIGHT,
        `Linear-probe accuracy by layer in per cent. Ours: ${said.join('; ')}. Beside it iGPT-L on CIFAR-10: a steep rise, the best around layer 20 of 48, a mild fall.`,
        [
          heading(OURS.left, 'Our models', 'linear probe by layer, % right'),
          heading(PAPER.left, 'iGPT-L, CIFAR-10', 'the paper’s, another task'),
          levels([50, 60, 70, 80, 90, 100], y, OURS.left, OURS.right),
          levels([50, 60, 70, 80, 90, 100], y, PAPER.left, PAPER.right),
          ...probes.map(series),
          ...Array.from({ length: COLUMNS }, (_, layer) =>
            text(
              'axis middle',
              OURS.left + ((layer + 0.5) * (OURS.right - OURS.left)) / COLUMNS,
              y(LEAST) + 25,
              String(layer),
            ),
          ),
          paper(),
        ].join(''),
      ) + values(...probes.map(sheet))
    );
  },
};

function share(value: Accuracy | undefined): string {
  return percent(100 * (value?.accuracy ?? NaN));
}

function heading(x: number, name: string, note: string): string {
  return `<text class="label" x="${x}" y="20"><tspan class="strong">${name}</tspan> <tspan class="mid">${note}</tspan></text>`;
}

function series({
  layers,
  rawPixels,
  name,
  fill,
  nameDown,
  rawDown,
}: (typeof probes)[number]): string {
  const pitch = (OURS.right - OURS.left) / COLUMNS;
  const raw = Math.round(y(100 * rawPixels.accuracy)) + 0.5;
  const marks = layers.map(({ layer, accuracy, low, high }) => {
    const left = OURS.left + layer * pitch;
    const middle = Math.round(left + pitch / 2);
    return (
      rect(fill, left + 4, Math.round(y(100 * accuracy)) - 4, pitch - 8, 8) +
      line('rule', [middle, y(100 * low)], [middle, y(100 * high)])
    );
  });
  return (
    `<path class="thin" stroke-dasharray="6 4" d="M${OURS.left} ${round(raw)}H${OURS.right}"/>` +
    text('axis', OURS.right + 8, raw + rawDown, `raw pixels ${share(rawPixels)}`) +
    marks.join('') +
    text('label strong', OURS.right + 8, y(100 * (layers.at(-1)?.accuracy ?? NaN)) + nameDown, name)
  );
}

function paper(): string {
  const [cifar10] = papers;
  const accuracy = cifar10?.accuracy ?? [];
  const pitch = (PAPER.right - PAPER.left) / accuracy.length;
  return accuracy
    .map((value, layer) => {
      const left = PAPER.left + layer * pitch;
      const mark =
        value === null ? '' : rect('mid', left + 0.5, Math.round(y(value)) - 4, pitch - 1, 8);
      return (
        mark +
        (layer % 8 === 0 ? text('axis middle', left + pitch / 2, y(LEAST) + 25, String(layer)) : '')
      );
    })
    .join('');
}

function sheet({ title, task, layers, rawPixels }: (typeof probes)[number]) {
  const cell = ({ accuracy, low, high }: Accuracy) =>
    `${percent(100 * accuracy)} (${percent(100 * low)} to ${percent(100 * high)})`;
  return {
    caption: `${title}: ${task}, % right (95 % interval)`,
    head: ['Layer', 'Accuracy'],
    rows: [
      ...layers.map((each) => [String(each.layer), cell(each)]),
      ['Raw pixels', cell(rawPixels)],
    ],
  };
}
