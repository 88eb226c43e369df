import type { Drawing } from '../../plugins/figures/contract.ts';
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { narrowOnly, placed, svg, text, wideOnly, type Fill } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

interface Result {
  readonly model: string;
  readonly pretraining: string;
  readonly value: number;
}

const SETS: readonly (readonly [name: string, results: readonly Result[]])[] = [
  ['CIFAR-10', Object.values(table1.cifar10)],
  ['CIFAR-100', Object.values(table1.cifar100)],
  ['STL-10', Object.values(table1.stl10)],
];

const [WIDTH, HEIGHT] = [1200, 500];
const ROW = 40;
const [NAME, WORDS] = [220, 400];
const ZOOM: Zoom = { from: 75, to: 100, left: 600 };
/** In the narrow arrangement a bar stands under its words, in squares that leave room for its number. */
const BELOW = {
  zoom: { ...ZOOM, left: 28, size: 18 },
  first: 46,
  row: 66,
  bar: 28,
  gap: 86,
  height: 756,
};

/** Table 1 in squares: linear probes on three sets of small pictures. */
export const probes: Drawing<null> = {
  initial: () => null,

  still() {
    let [top, below] = [20, 20];
    const body = SETS.map(([name, results]) => {
      const group = placed([0, top], [0, below], set(name, results));
      top += results.length * ROW + 40;
      below += results.length * BELOW.row + BELOW.gap;
      return group;
    });
    return (
      svg(
        WIDTH,
        HEIGHT,
        alternative(),
        chart('y', wideOnly(barScale([75, 100], 0, ZOOM)) + body.join('')),
        BELOW.height,
      ) +
      values({
        caption: 'Linear-probe accuracy, % (table 1)',
        head: ['Set', 'Model', 'ImageNet used', 'Accuracy'],
        rows: SETS.flatMap(([name, results]) =>
          results.map(({ model, pretraining, value }) => [
            name,
            model,
            pretraining,
            percent(value),
          ]),
        ),
      }) +
      csvTemplate(
        ['set', 'model', 'ImageNet used', 'accuracy', 'unit', 'kind', 'source'],
        SETS.flatMap(([name, results]) =>
          results.map(({ model, pretraining, value }) => [
            name,
            model,
            pretraining,
            percent(value),
            table1.unit,
            table1.kind,
            table1.source,
          ]),
        ),
      )
    );
  },
};

function set(name: string, results: readonly Result[]): string {
  const rows = results.map(({ model, pretraining, value }, i) => {
    const own = model.startsWith('iGPT');
    const labelled = pretraining === 'with labels';
    const fill: Fill = own ? 'ink' : labelled ? 'mid' : 'blue';
    const words =
      text(own ? 'label strong' : 'label', 0, 18, model) +
      (labelled ? text('label mid', WORDS - NAME, 18, pretraining) : '');
    return placed(
      [0, i * ROW],
      [0, BELOW.first + i * BELOW.row],
      placed([NAME, 0], [0, 0], words) +
        mark(
          {
            series: name,
            at: labelled ? `${model}, ${pretraining}` : model,
            value: `${percent(value)} %`,
            source: 'table 1',
            kind: 'printed',
          },
          wideOnly(bar(fill, value, 0, ZOOM)) + narrowOnly(bar(fill, value, BELOW.bar, BELOW.zoom)),
        ),
    );
  });
  return (
    seriesName(name, text('sub', 0, 22, name)) +
    narrowOnly(barScale([100], 22, BELOW.zoom)) +
    rows.join('')
  );
}

function alternative(): string {
  const sets = SETS.map(([name, results]) => {
    const said = results.map(
      ({ model, value, pretraining }) =>
        `${model}${pretraining === 'with labels' ? ', with labels,' : ''} ${percent(value)}`,
    );
    return `${name}: ${said.join('; ')}`;
  });
  return `Linear probes in per cent; iGPT-L is the best of each set. ${sets.join('. ')}.`;
}
