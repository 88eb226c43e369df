import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../../plugins/figures/contract.ts';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import { levels, percent } from './draw/chart.ts';
import { csvTemplate } from './draw/csv.ts';
import { chart, mark, seriesName, type Reading } from './draw/mark.ts';
import { MODULE, rect, svg, text, type Fill } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { probes, type Probe } from './data/layers.ts';

const [WIDTH, HEIGHT] = [1200, 520];
const [LEFT, LAYERS] = [50, figure2.cifar10.length];
/** A layer's left edge; each layer is one module wide. */
const x = scaleLinear([0, LAYERS], [LEFT, LEFT + LAYERS * MODULE]);
const y = scaleLinear([50, 100], [436, 36]);
const RIGHT = x(LAYERS);
/** Where the probe is best; CIFAR-10 is as good up to layer 24. */
const BEST = 20;
const FILLS: readonly Fill[] = ['ink', 'blue', 'mid'];
/** Where the names stand, so that none touches the next. */
const NAMES = [0, 70, 214];

/** Probe accuracy by layer for three data sets (figure 2): a peak in the middle, then a mild fall. */
export const layers: Drawing<null> = {
  initial: () => null,

  still() {
    const bests = probes.map(({ name, best }) => `${name} ${percent(best)}`).join(', ');
    const body = [
      rect('band', x(BEST), 16, MODULE, y(50) - 16),
      levels(y.ticks(5), y, LEFT, RIGHT),
      text('axis', LEFT, 16, 'Linear-probe accuracy, %'),
      ...range(0, LAYERS, 8).map((layer) =>
        text('axis middle', x(layer + 0.5), y(50) + 25, String(layer)),
      ),
      text('small strong middle', x(BEST + 0.5), y(50) + 25, String(BEST)),
      text('axis', RIGHT + 14, y(50) + 25, 'layer of iGPT-L'),
      ...probes.map(steps),
      ...probes.map(name),
      text('body strong clear', x(21.7), 266, `Around layer ${BEST} of ${LAYERS - 1}:`),
      text('body strong clear', x(21.7), 300, 'the best place to ask'),
      `<g class="fragment">${reading(0, BEST - 1, 'one reading: it gathers context')}`,
      reading(BEST + 1, LAYERS - 1, 'then it turns to the next pixel'),
      text('axis', x(37), y(50) + 78, 'a possibility, autoregressive only'),
      '</g>',
    ];
    const alternative =
      `Linear-probe accuracy of iGPT-L by layer: on all three data sets it rises steeply, is best ` +
      `around layer ${BEST} of ${LAYERS - 1} (${bests} per cent) and then falls mildly to the last layer.`;
    return (
      svg(WIDTH, HEIGHT, alternative, chart('x', body.join(''))) +
      values(...sheet()) +
      csvTemplate(
        ['set', 'layer of iGPT-L', 'accuracy', 'unit', 'error', 'kind', 'source'],
        probes.flatMap(records),
      )
    );
  },
};

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
  const top = 50 + (NAMES[series] ?? 0);
  return (
    rect(FILLS[series] ?? 'ink', RIGHT + 6, top - 14, MODULE - 2, 8) +
    seriesName(name, text('label strong', RIGHT + 32, top, name)) +
    text('axis', RIGHT + 32, top + 26, `best ${percent(best)}`)
  );
}

/** A brace below the layers that a part of the reading speaks of. */
function reading(from: number, to: number, says: string): string {
  const [left, right, top] = [x(from) + 1, x(to + 1) - 1, y(50) + 38];
  return (
    `<path class="rule" d="M${left + 1} ${top}v9H${right - 1}v-9"/>` +
    text('label', left, top + 40, says)
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
