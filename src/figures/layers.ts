import type { Drawing } from '../../plugins/figures/contract.ts';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import { levels, percent, scale } from './draw/chart.ts';
import { MODULE, rect, svg, text, type Fill } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { probes, type Probe } from './data/layers.ts';

const [WIDTH, HEIGHT] = [1200, 520];
/** Layer 0's column; each layer is one module wide. */
const LEFT = 50;
const LAYERS = figure2.cifar10.length;
const RIGHT = LEFT + LAYERS * MODULE;
const y = scale([50, 100], [436, 36]);
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
    return (
      svg(
        WIDTH,
        HEIGHT,
        `Linear-probe accuracy of iGPT-L by layer: on all three data sets it rises steeply, is best ` +
          `around layer ${BEST} of ${LAYERS - 1} (${bests} per cent) and then falls mildly to the last layer.`,
        [
          rect('band', LEFT + BEST * MODULE, 16, MODULE, y(50) - 16),
          levels([50, 60, 70, 80, 90, 100], y, LEFT, RIGHT),
          text('axis', LEFT, 16, 'Linear-probe accuracy, %'),
          ...[0, 8, 16, 24, 32, 40, 48].map((layer) =>
            text('axis middle', centre(layer), y(50) + 25, String(layer)),
          ),
          text('small strong middle', centre(BEST), y(50) + 25, String(BEST)),
          text('axis', RIGHT + 14, y(50) + 25, 'layer of iGPT-L'),
          ...probes.map(steps),
          ...probes.map(name),
          text(
            'body strong clear',
            LEFT + 21.7 * MODULE,
            266,
            `Around layer ${BEST} of ${LAYERS - 1}:`,
          ),
          text('body strong clear', LEFT + 21.7 * MODULE, 300, 'the best place to ask'),
          `<g class="fragment">${reading(0, BEST - 1, 'one reading: it gathers context')}`,
          reading(BEST + 1, LAYERS - 1, 'then it turns to the next pixel'),
          text('axis', LEFT + 37 * MODULE, y(50) + 78, 'a possibility, autoregressive only'),
          '</g>',
        ].join(''),
      ) + values(...sheet())
    );
  },
};

function centre(layer: number): number {
  return LEFT + (layer + 0.5) * MODULE;
}

function steps({ accuracy }: Probe, series: number): string {
  return accuracy
    .map((value, layer) =>
      value === null
        ? ''
        : rect(
            FILLS[series] ?? 'ink',
            LEFT + layer * MODULE + 1,
            Math.round(y(value)) - 4,
            MODULE - 2,
            8,
          ),
    )
    .join('');
}

function name({ name, best }: Probe, series: number): string {
  const top = 50 + (NAMES[series] ?? 0);
  return (
    rect(FILLS[series] ?? 'ink', RIGHT + 6, top - 14, MODULE - 2, 8) +
    text('label strong', RIGHT + 32, top, name) +
    text('axis', RIGHT + 32, top + 26, `best ${percent(best)}`)
  );
}

/** A brace below the layers that a part of the reading speaks of. */
function reading(from: number, to: number, says: string): string {
  const [left, right, top] = [LEFT + from * MODULE + 1, LEFT + (to + 1) * MODULE - 1, y(50) + 38];
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
  return Array.from({ length: Math.ceil(LAYERS / strip) }, (_, part) => {
    const from = part * strip;
    const shown = Array.from({ length: Math.min(strip, LAYERS - from) }, (_, i) => from + i);
    return {
      caption: part === 0 ? caption : `The same from layer ${from}`,
      continued: part > 0,
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
