import type { Drawing } from '../../../plugins/figures/contract.ts';
import lossByLayer from '../../../assets/data/loss-by-layer.json' with { type: 'json' };
import measured from '../../../assets/data/probe-layers.json' with { type: 'json' };
import { neighbours } from '../../igpt/neighbours.ts';
import { levels, percent, scale } from '../../kit/chart/axes.ts';
import { csvTemplate } from '../../kit/chart/csv.ts';
import { gridOf, tableOf } from '../../kit/chart/records.ts';
import { values } from '../../kit/chart/values.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { FACE_SIDE, faceDrawing, HELD_OUT, heldOutFace } from '../../kit/draw/face.ts';
import { at, line, rect, round, svg, text, type Fill } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';

const [WIDTH, HEIGHT] = [1200, 480];
const LEAST = 50;
/** The edges of each panel's columns. */
const LOSS = { left: 50, right: 500 } as const;
const PROBE = { left: 610, right: 1060 } as const;
/** The loss has a logarithmic axis, from a twentieth of a nat on. */
const LEAST_LOSS = 0.05;
const MOST_LOSS = 8;

/** The look of one of our probes, and the distance of its words from its last mark and its rule. */
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

const faces = probes.find(({ model }) => model === 'faces');

/** The layers of our model of faces, with its first input. */
export const LAYERS = faces?.layers.length ?? 0;

/** The number of neighbours, their width, and the top of their row. */
export const NEAREST = 6;
const THUMB = 80;
const STRIP = 334;

/** A column for each layer of the deepest. */
const COLUMNS = Math.max(...probes.map(({ layers }) => layers.length));
const PITCH = (PROBE.right - PROBE.left) / COLUMNS;

export type State = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** The layer whose features are compared. */
  readonly layer: number;
};

/** For each layer the faces that are nearest to one, of so many others that were read. */
export type Near = {
  readonly face: number;
  readonly others: number;
  readonly layers: number[][];
};

/** The heights of a chart's least and of its greatest value, in pixels. */
type Range = readonly [number, number];

/** From a value to its height in pixels. */
type Scale = (value: number) => number;

/** The layer at which our model of faces is best. */
const BEST = bestOf(faces?.layers ?? []);

/**
 * By layer of our models: the next-pixel loss with the output head put on it, and the probe's accuracy.
 */
export const probe: Drawing<State> = {
  initial: () => ({ face: 0, layer: BEST }),

  still: () => svg(WIDTH, HEIGHT, sentence(), charts([410, 60]).join('')) + sheets(),
};

/** Return the state; throw one sentence where there is no such face or layer. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('layer', state.layer, { min: 0, max: LAYERS - 1 });
  return state;
}

/** Draw the charts, lower, and below them the faces that are nearest by a layer and by raw pixels. */
export function drawProbe(state: State, near: Near | undefined, kit: PictureKit): string {
  const range: Range = [262, 50];
  const { face, layer } = state;
  const nearest = nearestOf(state, near) ?? [];
  const others = nearest.length > 0 ? (near?.others ?? 0) : HELD_OUT - 1;
  const soFar = others < HELD_OUT - 1 ? ' so far' : '';
  const strip = (x: number, faces: readonly (number | undefined)[]): string[] =>
    faces.map((index, i) => at([x + i * (THUMB + 4), STRIP], thumb(index, kit)));
  return svg(
    WIDTH,
    440,
    `${sentence()} ${neighboursOf(state, near)}`,
    [
      ...[LOSS, PROBE].map(({ left }) =>
        rect('band', left + layer * PITCH, range[1], PITCH, range[0] - range[1]),
      ),
      ...charts(range),
      text('label strong', 0, STRIP - 12, `Face ${face + 1}`),
      ...strip(0, [face]),
      stripTitle(140, `Nearest by layer ${layer}`, `of ${others} others${soFar}, by our model`),
      ...strip(
        140,
        Array.from({ length: NEAREST }, (_, i) => nearest[i]),
      ),
      stripTitle(700, 'Nearest by raw pixels', 'red, green and blue'),
      ...strip(700, nearByPixels(face)),
    ].join(''),
  );
}

/** Say what is nearest; by the model only once all faces have been read. */
export function neighboursOf(state: State, near: Near | undefined): string {
  const { face, layer } = state;
  const list = (faces: readonly number[]): string => faces.map((index) => index + 1).join(', ');
  const nearest = near?.others === HELD_OUT - 1 ? nearestOf(state, near) : undefined;
  const byLayer = nearest ? `by layer ${layer}: ${list(nearest)}; ` : '';
  return `Nearest to face ${face + 1}, ${byLayer}by raw pixels: ${list(nearByPixels(face))}.`;
}

function nearestOf({ face, layer }: State, near: Near | undefined): readonly number[] | undefined {
  return near?.face === face ? near.layers[layer] : undefined;
}

/** The faces that are nearest by the colours of their pixels. */
export function nearByPixels(index: number): number[] {
  return neighbours(colorsOfAll, index, NEAREST);
}

const colorsOfAll = Array.from({ length: HELD_OUT }, (_, index) => {
  const { tokens, palette } = heldOutFace(index);
  return Array.from(tokens).flatMap((token) => channelsOf(palette[token] ?? ''));
});

function thumb(index: number | undefined, kit: PictureKit): string {
  return index === undefined
    ? rect('hole', 0, 0, THUMB, THUMB)
    : faceDrawing(heldOutFace(index), kit, THUMB / FACE_SIDE, { ground: 'wall' });
}

function stripTitle(x: number, title: string, note: string): string {
  return `<text class="label" x="${x}" y="${STRIP - 12}"><tspan class="strong">${title}</tspan> <tspan class="mid small">${note}</tspan></text>`;
}

function bestOf(layers: readonly (Accuracy & { readonly layer: number })[]): number {
  return layers.reduce(
    (best, { accuracy, layer }) => (accuracy > (layers[best]?.accuracy ?? 0) ? layer : best),
    0,
  );
}

function sentence(): string {
  const said = probes.map(({ name, layers, rawPixels, classes }) => {
    const best = layers[bestOf(layers)];
    const last = layers.at(-1);
    return `${name}, ${classes} classes: layer 0 ${share(layers[0])}, best ${share(best)} at layer ${best?.layer} of ${last?.layer}, last ${share(last)}, raw pixels ${share(rawPixels)}`;
  });
  const losses = lossByLayer.nats.map((nats) => nats.toFixed(2)).join(', ');
  return `Next-pixel loss in nats with the output head put on each layer, faces: ${losses}; it falls to the end. Linear-probe accuracy by layer in per cent: ${said.join('; ')}.`;
}

/** One of our probes at a layer, or on the pixels themselves. */
interface ProbeRecord extends Accuracy {
  readonly probe: string;
  readonly layer: number | 'raw pixels';
  /** Next-pixel loss in nats with the output head on this layer. */
  readonly loss?: number | undefined;
}

const records: readonly ProbeRecord[] = probes.flatMap(
  ({ model, title, task, layers, rawPixels }) => {
    const losses = model === 'faces' ? lossByLayer.nats : [];
    return [
      ...layers.map((each) => ({ ...each, loss: losses[each.layer] })),
      { ...rawPixels, layer: 'raw pixels' as const },
    ].map((each) => ({ ...each, probe: `${title}: ${task}` }));
  },
);

/** The values of both charts as tables. */
export function sheets(): string {
  const columns = {
    layer: ({ layer }: ProbeRecord) => (typeof layer === 'number' ? layer : 'Raw pixels'),
    accuracy: (record: ProbeRecord) =>
      `${share(record)} (${percent(100 * record.low)} to ${percent(100 * record.high)})`,
  };
  const withLoss = {
    ...columns,
    'next-pixel loss, nats': ({ loss }: ProbeRecord) => loss?.toFixed(3),
  };
  const tables = [...new Set(records.map(({ probe }) => probe))].map((probe) => {
    const rows = records.filter((record) => record.probe === probe);
    const hasLoss = rows.some(({ loss }) => loss !== undefined);
    return {
      caption: `${probe}, % right (95 % interval)`,
      ...tableOf(rows, hasLoss ? withLoss : columns),
    };
  });
  return values(...tables);
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

/** Draw both charts, on one axis of layers each. */
function charts(range: Range): string[] {
  const y = scale([LEAST, 100], range);
  const logarithmic = scale([Math.log10(LEAST_LOSS), Math.log10(MOST_LOSS)], range);
  const lossY: Scale = (nats) => logarithmic(Math.log10(nats));
  return [
    heading(LOSS.left, 'The guess', 'next-pixel loss by layer, nats'),
    heading(PROBE.left, 'The knowledge', 'linear probe by layer, % right'),
    levels([LEAST_LOSS, 0.1, 0.3, 1, 3], lossY, LOSS.left, LOSS.right),
    levels([50, 60, 70, 80, 90, 100], y, PROBE.left, PROBE.right),
    lossMarks(lossY),
    ...probes.map((each) => ourMarks(each, y)),
    ...[LOSS, PROBE].flatMap(({ left }) =>
      Array.from({ length: COLUMNS }, (_, layer) =>
        text('axis middle', left + (layer + 0.5) * PITCH, range[0] + 25, String(layer)),
      ),
    ),
  ];
}

function share(value: Accuracy | undefined): string {
  return percent(100 * (value?.accuracy ?? NaN));
}

function heading(x: number, name: string, note: string): string {
  return `<text class="label" x="${x}" y="20"><tspan class="strong">${name}</tspan> <tspan class="mid">${note}</tspan></text>`;
}

function ourMarks(
  { layers, rawPixels, name, fill, nameDown, rawDown }: (typeof probes)[number],
  y: Scale,
): string {
  const raw = Math.round(y(100 * rawPixels.accuracy)) + 0.5;
  const marks = layers.map(({ layer, accuracy, low, high }) => {
    const left = PROBE.left + layer * PITCH;
    const middle = Math.round(left + PITCH / 2);
    return (
      rect(fill, left + 4, Math.round(y(100 * accuracy)) - 4, PITCH - 8, 8) +
      line('rule', [middle, y(100 * low)], [middle, y(100 * high)])
    );
  });
  return (
    `<path class="thin" stroke-dasharray="6 4" d="M${PROBE.left} ${round(raw)}H${PROBE.right}"/>` +
    text('axis', PROBE.right + 8, raw + rawDown, `raw pixels ${share(rawPixels)}`) +
    marks.join('') +
    text(
      'label strong',
      PROBE.right + 8,
      y(100 * (layers.at(-1)?.accuracy ?? NaN)) + nameDown,
      name,
    )
  );
}

function lossMarks(y: Scale): string {
  return lossByLayer.nats
    .map((nats, layer) => {
      const left = LOSS.left + layer * PITCH;
      const height = Math.round(y(nats));
      return (
        rect('ink', left + 4, height - 4, PITCH - 8, 8) +
        text('axis middle', left + PITCH / 2, height - 10, nats.toFixed(2))
      );
    })
    .join('');
}
