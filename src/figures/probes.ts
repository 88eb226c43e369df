import { groups } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import { percent } from '../kit/chart/axes.ts';
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { tableOf } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { at, svg, text } from '../kit/draw/svg.ts';
import { isOurs, resultColumns, resultOn, type Result } from './data/results.ts';

const records = [
  ...Object.values(table1.cifar10).map((row) => resultOn('CIFAR-10', row, table1)),
  ...Object.values(table1.cifar100).map((row) => resultOn('CIFAR-100', row, table1)),
  ...Object.values(table1.stl10).map((row) => resultOn('STL-10', row, table1)),
];
const sets = groups(records, ({ series }) => series);

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly zoom: Zoom;
  /** The left edge of the models' names. */
  readonly names: number;
  /** From the top of a set to its first model, from one to the next, and from the last to another set. */
  readonly first: number;
  readonly row: number;
  readonly gap: number;
  /** From a model's name down to its bar. */
  readonly bar: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    zoom: { from: 75, to: 100, left: 600 },
    names: 220,
    first: 0,
    row: 40,
    gap: 40,
    bar: 0,
  },
  // A bar stands under its words, in squares that leave room for its number.
  phone: {
    width: 440,
    height: 756,
    zoom: { from: 75, to: 100, left: 28, size: 13 },
    names: 0,
    first: 46,
    row: 66,
    gap: 86,
    bar: 28,
  },
};

/** Table 1 in squares: linear probes on three sets of small pictures. */
export const probes: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const { width, height, zoom, row, gap } = layout;
    let top = 20;
    const body = sets.map(([name, results]) => {
      const set = at([0, top], setOf(name, results, layout));
      // On a phone each set has a scale of its own: the first one is soon out of sight.
      const scale = room === 'phone' ? barScale([100], top + 22, zoom) : '';
      top += results.length * row + gap;
      return scale + set;
    });
    const scale = room === 'stage' ? barScale([75, 100], 0, zoom) : '';
    return (
      svg(width, height, alternative(), chart('y', scale + body.join(''))) +
      values({
        caption: 'Linear-probe accuracy, % (table 1)',
        ...tableOf(records, resultColumns),
      }) +
      csvOf(records, resultColumns)
    );
  },
};

function setOf(name: string, results: readonly Result[], layout: Layout): string {
  const { names, first, row, bar: down, zoom } = layout;
  return (
    seriesName(name, text('sub', 0, 22, name)) +
    results
      .map((result, i) => {
        const { model, remark, fill, value } = result;
        const y = first + i * row;
        return (
          text(isOurs(model) ? 'label strong' : 'label', names, y + 18, model) +
          (remark && text('label mid', names + 180, y + 18, remark)) +
          mark(result, bar(fill, value, y + down, zoom))
        );
      })
      .join('')
  );
}

function alternative(): string {
  const said = sets.map(([name, results]) => {
    const values = results.map(
      ({ model, value, remark }) => `${model}${remark ? `, ${remark},` : ''} ${percent(value)}`,
    );
    return `${name}: ${values.join('; ')}`;
  });
  return `Linear probes in per cent; iGPT-L is the best of each set. ${said.join('. ')}.`;
}
