import lossByLayer from '../../../assets/data/loss-by-layer.json' with { type: 'json' };
import measured from '../../../assets/data/probe-layers.json' with { type: 'json' };
import { percent } from '../../kit/chart/axes.ts';
import { csvTemplate } from '../../kit/chart/csv.ts';
import { crossTable, gridOf } from '../../kit/chart/records.ts';
import { values } from '../../kit/chart/values.ts';
import type { Fill } from '../../kit/draw/svg.ts';

/** Accuracy as a share, with the bounds of its interval. */
export interface Accuracy {
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
}

/** The look of a probe. Controls read hair too: their raw pixels are those of the first probe. */
interface Shown {
  readonly name: string;
  readonly fill: Fill;
  readonly isHollow: boolean;
  readonly isControl: boolean;
}

const SHOWN: Readonly<Record<string, Shown>> = {
  faces: { name: 'Hair', fill: 'ink', isHollow: false, isControl: false },
  fashion: { name: 'Clothes', fill: 'ink', isHollow: true, isControl: false },
  untrained: { name: 'untrained', fill: 'mid', isHollow: false, isControl: true },
  bert: { name: 'BERT', fill: 'yellow', isHollow: false, isControl: true },
};

export const probes = measured.probes.flatMap((probe) => {
  const shown = SHOWN[probe.model];
  return shown ? [{ ...probe, ...shown }] : [];
});

/** Next-pixel loss of our model of faces in nats, with the output head on each layer. */
export const losses: readonly number[] = lossByLayer.nats;

const faces = probes.find(({ model }) => model === 'faces');

/** The layers of our model of faces, with its first input. */
export const LAYERS = faces?.layers.length ?? 0;

/** The layer at which our model of faces is best. */
export const BEST = bestOf(faces?.layers ?? []);

function bestOf(layers: readonly (Accuracy & { readonly layer: number })[]): number {
  return layers.reduce(
    (best, { accuracy, layer }) => (accuracy > (layers[best]?.accuracy ?? 0) ? layer : best),
    0,
  );
}

/** Write an accuracy in per cent. */
export function share(value: Accuracy | undefined): string {
  return percent(100 * (value?.accuracy ?? NaN));
}

/** Say in one sentence each what both charts show. */
export function sentence(): string {
  const said = probes.map(({ name, layers, rawPixels, classes, isControl }) => {
    const best = layers[bestOf(layers)];
    const last = layers.at(-1);
    const shown = isControl ? `${name}, hair` : `${name}, ${classes} classes`;
    const raw = isControl ? '' : `, raw pixels ${share(rawPixels)}`;
    return `${shown}: layer 0 ${share(layers[0])}, best ${share(best)} at layer ${best?.layer} of ${last?.layer}, last ${share(last)}${raw}`;
  });
  const nats = losses.map((loss) => loss.toFixed(2)).join(', ');
  return `Next-pixel loss in nats with the output head put on each layer, faces: ${nats}; it falls to the end. Linear-probe accuracy by layer in per cent: ${said.join('; ')}.`;
}

/** One of our probes at a layer, or on the pixels themselves. */
interface ProbeRecord extends Accuracy {
  readonly probe: string;
  /** What the charts call it. */
  readonly name: string;
  readonly layer: number | 'raw pixels';
}

const records: readonly ProbeRecord[] = probes.flatMap(
  ({ title, task, name, layers, rawPixels, isControl }) => {
    const raw = isControl ? [] : [{ ...rawPixels, layer: 'raw pixels' as const }];
    return [...layers, ...raw].map((each) => ({ ...each, name, probe: `${title}: ${task}` }));
  },
);

/** The values of both charts as a table. */
export function sheets(): string {
  const cells = [
    ...losses.map((nats, layer) => ({
      layer: String(layer),
      column: 'loss, nats',
      cell: nats.toFixed(3),
    })),
    ...records.map((record) => ({
      layer: String(record.layer),
      column: record.name,
      cell: `${share(record)} (${percent(100 * record.low)} to ${percent(100 * record.high)})`,
    })),
  ];
  return values({
    caption: 'Next-pixel loss on held-out faces, and linear probes, % right (95 % interval)',
    ...crossTable(cells, {
      name: 'Layer',
      row: ({ layer }) => layer,
      column: ({ column }) => column,
      cell: ({ cell }) => cell,
    }),
  });
}

/** Write the accuracies as text to be copied, in per cent. */
export function probesAsCsv(): string {
  return csvTemplate(
    gridOf(records, {
      probe: ({ probe }) => probe,
      layer: ({ layer }) => layer,
      'accuracy (%)': ({ accuracy }) => percent(100 * accuracy),
      '95 % interval from (%)': ({ low }) => percent(100 * low),
      'to (%)': ({ high }) => percent(100 * high),
    }),
  );
}
