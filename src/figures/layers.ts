import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, chip, mark, seriesName } from '../kit/chart/mark.ts';
import { crossTable, type ChartRecord } from '../kit/chart/records.ts';
import { values, type Table } from '../kit/chart/values.ts';
import { inTurn, onStep } from '../kit/draw/steps.ts';
import { at, rect, svg, text, textLines, type Fill, type Point } from '../kit/draw/svg.ts';
import { probes, type Probe } from './data/layers.ts';

const LAYERS = figure2.cifar10.length;
/** Where the probe is best; CIFAR-10 is as good up to layer 24. */
const BEST = 20;
const LEFT = 50;
const FILLS: Readonly<Record<string, Fill>> = {
  'CIFAR-10': 'ink',
  'STL-10': 'mid',
  'CIFAR-100': 'mid',
};
const y = scaleLinear([50, 100], [426, 26]);

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The width of a layer. */
  readonly pitch: number;
  readonly axis: Point;
  /** The name of the layers' axis. */
  readonly layerOf: { readonly align: string; readonly right: number; readonly y: number };
  /** The names of the data sets, so that none touches the next. */
  readonly names: readonly Point[];
  /** The best value, from its data set's name. */
  readonly best: Point;
  readonly message: number;
  /** Whether the words below a brace are one line. */
  readonly oneLine: boolean;
  readonly caveat: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 510,
    pitch: 20,
    axis: [LEFT, 14],
    layerOf: { align: 'axis', right: 14, y: 451 },
    names: [
      [1036, 40],
      [1036, 110],
      [1036, 254],
    ],
    best: [26, 26],
    message: 256,
    oneLine: true,
    caveat: [LEFT + 37 * 20, 504],
  },
  phone: {
    width: 580,
    height: 584,
    pitch: 10,
    axis: [0, 14],
    layerOf: { align: 'axis end', right: 0, y: 424 },
    names: [
      [298, 20],
      [298, 136],
      [298, 268],
    ],
    best: [160, 0],
    message: 336,
    oneLine: false,
    caveat: [LEFT, 576],
  },
};

/** The left edge of a layer. */
const x = (layer: number, { pitch }: Layout): number => LEFT + layer * pitch;

interface LayerRecord extends ChartRecord {
  readonly layer: number;
}

const records: readonly LayerRecord[] = probes.flatMap(({ name, accuracy, best }) =>
  accuracy.map((value, layer) => {
    const { unit, kind, source } = figure2;
    return {
      series: name,
      at: `layer ${layer}`,
      layer,
      value,
      text: `${written(value)} %`,
      unit,
      // The paper prints the best value, but not whose it is.
      ...(value === best
        ? { kind: 'printed', source: 'V2 table 1; its layer read off figure 2' }
        : { kind, source, error: error(layer) }),
    };
  }),
);

function error(layer: number): number {
  const { value, steep, steepBelowLayer } = figure2.error;
  return layer < steepBelowLayer ? steep : value;
}

/** Probe accuracy by layer for three data sets (figure 2): a peak in the middle, then a mild fall. */
export const layers: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const { width, height, pitch, axis, layerOf, names, best, message } = layout;
    const right = x(LAYERS, layout);
    const bests = probes.map(({ name, best }) => `${name} ${percent(best)}`).join(', ');
    const body = [
      onStep(2, rect('band', x(BEST, layout), 16, pitch, y(50) - 16)),
      levels(y.ticks(5), y, LEFT, right),
      text('axis', ...axis, 'Linear-probe accuracy, %'),
      ...range(0, LAYERS, 8).map((layer) => tick('axis middle', layer, layout)),
      text(layerOf.align, right + layerOf.right, layerOf.y, 'layer of iGPT-L'),
      ...probes.map((probe, i) =>
        onStep(i === 0 ? 0 : 1, curve(probe, layout) + at(names[i] ?? [0, 0], nameOf(probe, best))),
      ),
      onStep(
        2,
        tick('small strong middle', BEST, layout) +
          textLines(
            'body strong clear',
            [x(21.7, layout), message],
            [`Around layer ${BEST} of ${LAYERS - 1}:`, 'the best place to ask'],
            34,
          ),
      ),
      onStep(
        3,
        reading(0, BEST - 1, ['one reading:', 'it gathers context'], layout) +
          reading(BEST + 1, LAYERS - 1, ['then it turns', 'to the next pixel'], layout) +
          text('axis', ...layout.caveat, 'a possibility, autoregressive only'),
      ),
    ];
    const alternative =
      `Linear-probe accuracy of iGPT-L by layer: on all three data sets it rises steeply, is best ` +
      `around layer ${BEST} of ${LAYERS - 1} (${bests} per cent) and then falls mildly to the last layer.`;
    return (
      svg(width, height, alternative, chart('x', body.join(''))) +
      values(...tables()) +
      csvOf(records, {
        set: ({ series }) => series,
        'layer of iGPT-L': ({ layer }) => layer,
        accuracy: ({ value }) => written(value),
      })
    );
  },
};

/** A layer's number under its marks. */
function tick(classes: string, layer: number, layout: Layout): string {
  return text(classes, x(layer + 0.5, layout), y(50) + 25, String(layer));
}

/** The marks of a data set, which appear from the first layer to the last. */
function curve({ name, accuracy }: Probe, layout: Layout): string {
  const own = records.filter(({ series }) => series === name);
  const columns = accuracy.filter((value) => value !== null).length;
  return inTurn(columns, own.map((record) => step(record, layout)).join(''));
}

function step(record: LayerRecord, layout: Layout): string {
  const { series, layer, value } = record;
  if (value === null) return '';
  const joint = layout.pitch / 20;
  return mark(
    record,
    rect(
      FILLS[series] ?? 'ink',
      x(layer, layout) + joint,
      Math.round(y(value)) - 4,
      layout.pitch - 2 * joint,
      8,
    ),
  );
}

/** The name of a data set with its best value. */
function nameOf({ name, best }: Probe, bestAt: Point): string {
  return (
    chip(FILLS[name] ?? 'ink') +
    seriesName(name, text('label strong', 26, 0, name)) +
    text('axis', ...bestAt, `best ${percent(best)}`)
  );
}

/** A brace below the layers that a part of the reading speaks of. */
function reading(from: number, to: number, says: readonly string[], layout: Layout): string {
  const joint = layout.pitch / 20;
  const width = x(to + 1, layout) - x(from, layout) - 2 * joint;
  const lines = layout.oneLine ? [says.join(' ')] : says;
  return at(
    [x(from, layout) + 1, y(50) + 38],
    `<path class="rule" d="M1 0v9H${width - 1}v-9"/>` + textLines('label', [0, 40], lines, 28),
  );
}

/** The values in strips of layers, so that no one has to scroll. */
function tables(): Table[] {
  const strip = 17;
  const { value, steep, steepBelowLayer } = figure2.error;
  const caption = `Linear-probe accuracy by layer, %, read off figure 2 (± ${value}, below layer ${steepBelowLayer} ± ${steep}); best values as printed`;
  return range(0, LAYERS, strip).map((from) => ({
    caption: from === 0 ? caption : `The same from layer ${from}`,
    continued: from > 0,
    ...crossTable(
      records.filter(({ layer }) => layer >= from && layer < from + strip),
      {
        name: 'Layer',
        row: ({ series }) => series,
        column: ({ layer }) => String(layer),
        cell: ({ value }) => written(value),
      },
    ),
  }));
}

function written(accuracy: number | null): string {
  return accuracy === null ? '< 50' : percent(accuracy);
}
