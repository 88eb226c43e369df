import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../../plugins/figures/contract.ts';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import { levels, percent } from './draw/chart.ts';
import { csvTemplate } from './draw/csv.ts';
import { chart, mark, seriesName, type Reading } from './draw/mark.ts';
import { MODULE, narrowOnly, placed, rect, svg, text, wideOnly, type Fill } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { probes, type Probe } from './data/layers.ts';

const [WIDTH, HEIGHT] = [1200, 520];
const [LEFT, LAYERS] = [50, figure2.cifar10.length];
/** A layer's left edge; each layer is one module wide. */
const x = scaleLinear([0, LAYERS], [LEFT, LEFT + LAYERS * MODULE]);
const y = scaleLinear([50, 100], [436, 36]);
const RIGHT = x(LAYERS);
/** In the narrow arrangement a layer is half as wide, and the names stand by their marks in the plot. */
const BELOW = { squeeze: 0.5, right: LEFT + (RIGHT - LEFT) / 2, height: 584 };
const narrowX = (layer: number): number => LEFT + (x(layer) - LEFT) * BELOW.squeeze;
/** Where the probe is best; CIFAR-10 is as good up to layer 24. */
const BEST = 20;
const FILLS: readonly Fill[] = ['ink', 'blue', 'mid'];
/** Where the names stand, so that none touches the next, and where they do in the plot. */
const NAMES = [
  [50, 20],
  [120, 136],
  [264, 268],
] as const;

/** Probe accuracy by layer for three data sets (figure 2): a peak in the middle, then a mild fall. */
export const layers: Drawing<null> = {
  initial: () => null,

  still() {
    const bests = probes.map(({ name, best }) => `${name} ${percent(best)}`).join(', ');
    const body = [
      squeezed(rect('band', x(BEST), 16, MODULE, y(50) - 16)),
      wideOnly(levels(y.ticks(5), y, LEFT, RIGHT)),
      narrowOnly(levels(y.ticks(5), y, LEFT, BELOW.right)),
      placed([LEFT, 16], [0, 20], text('axis', 0, 0, 'Linear-probe accuracy, %')),
      ...range(0, LAYERS, 8).map((layer) => tick('axis middle', layer)),
      tick('small strong middle', BEST),
      wideOnly(text('axis', RIGHT + 14, y(50) + 25, 'layer of iGPT-L')),
      narrowOnly(text('axis end', BELOW.right, y(50) - 12, 'layer of iGPT-L')),
      squeezed(probes.map(steps).join('')),
      ...probes.map(name),
      placed(
        [x(21.7), 266],
        [narrowX(21.7), 336],
        text('body strong clear', 0, 0, `Around layer ${BEST} of ${LAYERS - 1}:`) +
          text('body strong clear', 0, 34, 'the best place to ask'),
      ),
      '<g class="fragment">',
      reading(0, BEST - 1, ['one reading:', 'it gathers context']),
      reading(BEST + 1, LAYERS - 1, ['then it turns', 'to the next pixel']),
      placed(
        [x(37), y(50) + 78],
        [LEFT, y(50) + 140],
        text('axis', 0, 0, 'a possibility, autoregressive only'),
      ),
      '</g>',
    ];
    const alternative =
      `Linear-probe accuracy of iGPT-L by layer: on all three data sets it rises steeply, is best ` +
      `around layer ${BEST} of ${LAYERS - 1} (${bests} per cent) and then falls mildly to the last layer.`;
    return (
      svg(WIDTH, HEIGHT, alternative, chart('x', body.join('')), BELOW.height) +
      values(...sheet()) +
      csvTemplate(
        ['set', 'layer of iGPT-L', 'accuracy', 'unit', 'error', 'kind', 'source'],
        probes.flatMap(records),
      )
    );
  },
};

/** Shapes along the layers, which lie closer to each other in the narrow arrangement. */
function squeezed(shapes: string): string {
  return placed([0, 0], [LEFT * (1 - BELOW.squeeze), 0], shapes, BELOW.squeeze);
}

/** A layer's number under its marks. */
function tick(classes: string, layer: number): string {
  return placed(
    [x(layer + 0.5), y(50) + 25],
    [narrowX(layer + 0.5), y(50) + 25],
    text(classes, 0, 0, String(layer)),
  );
}

function steps(probe: Probe, series: number): string {
  return probe.accuracy
    .map((value, layer) =>
      value === null
        ? ''
        : mark(
            { series: probe.name, at: `layer ${layer}`, ...origin(probe, layer) },
            rect(FILLS[series] ?? 'ink', x(layer) + 1, Math.round(y(value)) - 4, MODULE - 2, 8),
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

function name({ name, best }: Probe, series: number): string {
  const [top, below] = NAMES[series] ?? [0, 0];
  return placed(
    [RIGHT + 6, top],
    [BELOW.right - 242, below],
    rect(FILLS[series] ?? 'ink', 0, -14, MODULE - 2, 8) +
      seriesName(name, text('label strong', 26, 0, name)) +
      placed([26, 26], [160, 0], text('axis', 0, 0, `best ${percent(best)}`)),
  );
}

/** A brace below the layers that a part of the reading speaks of. */
function reading(from: number, to: number, says: readonly string[]): string {
  const [left, right, top] = [x(from) + 1, x(to + 1) - 1, y(50) + 38];
  const brace = (end: number) => `<path class="rule" d="M1 0v9H${end - 1}v-9"/>`;
  const short = (right - left) * BELOW.squeeze;
  return placed(
    [left, top],
    [narrowX(from) + 1, top],
    wideOnly(brace(right - left) + text('label', 0, 40, says.join(' '))) +
      narrowOnly(
        brace(short) + says.map((words, i) => text('label', 0, 40 + i * 28, words)).join(''),
      ),
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
