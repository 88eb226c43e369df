import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName, type Reading } from '../kit/chart/mark.ts';
import { at, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';
import { values, type Values } from '../kit/chart/values.ts';
import { probes, type Probe } from './data/layers.ts';

const LAYERS = figure2.cifar10.length;
/** Where the probe is best; CIFAR-10 is as good up to layer 24. */
const BEST = 20;
const LEFT = 50;
const FILLS: readonly Fill[] = ['ink', 'blue', 'mid'];
const y = scaleLinear([50, 100], [436, 36]);

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

const x = (layer: number, { pitch }: Layout): number => LEFT + layer * pitch;

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 520,
    pitch: 20,
    axis: [LEFT, 16],
    layerOf: { align: 'axis', right: 14, y: 461 },
    names: [
      [1036, 50],
      [1036, 120],
      [1036, 264],
    ],
    best: [26, 26],
    message: 266,
    oneLine: true,
    caveat: [LEFT + 37 * 20, 514],
  },
  phone: {
    width: 580,
    height: 584,
    pitch: 10,
    axis: [0, 20],
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

/** Probe accuracy by layer for three data sets (figure 2): a peak in the middle, then a mild fall. */
export const layers: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const { width, height, pitch, axis, layerOf, message } = layout;
    const right = x(LAYERS, layout);
    const bests = probes.map(({ name, best }) => `${name} ${percent(best)}`).join(', ');
    const body = [
      rect('band', x(BEST, layout), 16, pitch, y(50) - 16),
      levels(y.ticks(5), y, LEFT, right),
      text('axis', ...axis, 'Linear-probe accuracy, %'),
      ...range(0, LAYERS, 8).map((layer) => tick('axis middle', layer, layout)),
      tick('small strong middle', BEST, layout),
      text(layerOf.align, right + layerOf.right, layerOf.y, 'layer of iGPT-L'),
      ...probes.map((probe, series) => steps(probe, series, layout)),
      ...probes.map((probe, series) => name(probe, series, layout)),
      at(
        [x(21.7, layout), message],
        text('body strong clear', 0, 0, `Around layer ${BEST} of ${LAYERS - 1}:`) +
          text('body strong clear', 0, 34, 'the best place to ask'),
      ),
      '<g class="fragment">',
      reading(0, BEST - 1, ['one reading:', 'it gathers context'], layout),
      reading(BEST + 1, LAYERS - 1, ['then it turns', 'to the next pixel'], layout),
      text('axis', ...layout.caveat, 'a possibility, autoregressive only'),
      '</g>',
    ];
    const alternative =
      `Linear-probe accuracy of iGPT-L by layer: on all three data sets it rises steeply, is best ` +
      `around layer ${BEST} of ${LAYERS - 1} (${bests} per cent) and then falls mildly to the last layer.`;
    return (
      svg(width, height, alternative, chart('x', body.join(''))) +
      values(...sheet()) +
      csvTemplate(
        ['set', 'layer of iGPT-L', 'accuracy', 'unit', 'error', 'kind', 'source'],
        probes.flatMap(records),
      )
    );
  },
};

/** A layer's number under its marks. */
function tick(classes: string, layer: number, layout: Layout): string {
  return text(classes, x(layer + 0.5, layout), y(50) + 25, String(layer));
}

function steps(probe: Probe, series: number, layout: Layout): string {
  const { pitch } = layout;
  const joint = pitch / 20;
  return probe.accuracy
    .map((value, layer) =>
      value === null
        ? ''
        : mark(
            { series: probe.name, at: `layer ${layer}`, ...origin(probe, layer) },
            rect(
              FILLS[series] ?? 'ink',
              x(layer, layout) + joint,
              Math.round(y(value)) - 4,
              pitch - 2 * joint,
              8,
            ),
          ),
    )
    .join('');
}

/** What is known of one layer's accuracy. The paper prints the best value, but not whose it is. */
function origin({ accuracy, best }: Probe, layer: number): Omit<Reading, 'series' | 'at'> {
  const value = accuracy[layer];
  const printed = value === best;
  return {
    value: `${cell(value)} %`,
    source: printed
      ? 'as printed in table 1; its layer read off'
      : `read off the plot, ± ${error(layer)}`,
    kind: printed ? 'printed' : 'digitised',
  };
}

function error(layer: number): number {
  const { value, steep, steepBelowLayer } = figure2.error;
  return layer < steepBelowLayer ? steep : value;
}

function records(probe: Probe): (string | number)[][] {
  return probe.accuracy.map((value, layer) => {
    const { kind } = origin(probe, layer);
    const unit = figure2.unit;
    return kind === 'printed'
      ? [probe.name, layer, percent(probe.best), unit, '', kind, 'V2 table 1; its layer: figure 2']
      : [probe.name, layer, cell(value), unit, error(layer), kind, figure2.source];
  });
}

/** The name of a data set with its best value. */
function name({ name, best }: Probe, series: number, layout: Layout): string {
  return at(
    layout.names[series] ?? [0, 0],
    rect(FILLS[series] ?? 'ink', 0, -14, 18, 8) +
      seriesName(name, text('label strong', 26, 0, name)) +
      text('axis', ...layout.best, `best ${percent(best)}`),
  );
}

/** A brace below the layers that a part of the reading speaks of. */
function reading(from: number, to: number, says: readonly string[], layout: Layout): string {
  const joint = layout.pitch / 20;
  const width = x(to + 1, layout) - x(from, layout) - 2 * joint;
  const lines = layout.oneLine ? [says.join(' ')] : says;
  return at(
    [x(from, layout) + 1, y(50) + 38],
    `<path class="rule" d="M1 0v9H${width - 1}v-9"/>` +
      lines.map((words, i) => text('label', 0, 40 + i * 28, words)).join(''),
  );
}

/** The values in strips of layers, so that no one has to scroll. */
function sheet(): Values[] {
  const strip = 17;
  const { value, steep, steepBelowLayer } = figure2.error;
  const caption = `Linear-probe accuracy by layer, %, read off figure 2 (± ${value}, below layer ${steepBelowLayer} ± ${steep}); best values as printed`;
  return range(0, LAYERS, strip).map((from) => {
    const shown = range(from, Math.min(from + strip, LAYERS));
    return {
      caption: from === 0 ? caption : `The same from layer ${from}`,
      continued: from > 0,
      head: ['Layer', ...shown.map(String)],
      rows: probes.map(({ name, accuracy }) => [
        name,
        ...shown.map((layer) => cell(accuracy[layer])),
      ]),
    };
  });
}

function cell(value: number | null | undefined): string {
  return typeof value === 'number' ? percent(value) : '< 50';
}
