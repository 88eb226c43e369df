import type { Drawing } from '../../../plugins/figures/contract.ts';
import measured from '../../../assets/data/probe-layers.json' with { type: 'json' };
import { neighbours } from '../../igpt/neighbours.ts';
import { levels, percent, scale } from '../../kit/chart/axes.ts';
import { csvTemplate } from '../../kit/chart/csv.ts';
import { gridOf, tableOf } from '../../kit/chart/records.ts';
import { values } from '../../kit/chart/values.ts';
import { channelsOf } from '../../kit/draw/channels.ts';
import { FACE_SIDE, faceDrawing, HELD_OUT, heldOutFace } from '../../kit/draw/face.ts';
import { at, line, rect, round, svg, text, type Fill } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';
import { probes as papers } from '../data/layers.ts';

const [WIDTH, HEIGHT] = [1200, 480];
const LEAST = 50;
/** The edges of each panel's columns. */
const OURS = { left: 50, right: 500 } as const;
const PAPER = { left: 700, right: 1190 } as const;

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

/** From an accuracy in per cent to its height in pixels. */
type Scale = (accuracy: number) => number;

/** The layer at which our model of faces is best. */
const BEST = bestOf(faces?.layers ?? []);

/**
 * Our models' probe accuracy by layer with its intervals; clearly apart, iGPT-L's on CIFAR-10.
 */
export const probe: Drawing<State> = {
  initial: () => ({ face: 0, layer: BEST }),

  still: () =>
    svg(WIDTH, HEIGHT, sentence(), charts(scale([LEAST, 100], [410, 60])).join('')) + sheets(),
};

/** Return the state; throw one sentence where there is no such face or layer. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('layer', state.layer, { min: 0, max: LAYERS - 1 });
  return state;
}

/** Draw the charts, lower, and below them the faces that are nearest by a layer and by raw pixels. */
export function drawProbe(state: State, near: Near | undefined, kit: PictureKit): string {
  const y = scale([LEAST, 100], [262, 50]);
  const pitch = (OURS.right - OURS.left) / COLUMNS;
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
      rect('band', OURS.left + layer * pitch, y(100), pitch, y(LEAST) - y(100)),
      ...charts(y),
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
  return `Linear-probe accuracy by layer in per cent. Ours: ${said.join('; ')}. Beside it iGPT-L on CIFAR-10: a steep rise, the best around layer 20 of 48, a mild fall.`;
}

/** One of our probes at a layer, or on the pixels themselves. */
interface ProbeRecord extends Accuracy {
  readonly probe: string;
  readonly layer: number | 'raw pixels';
}

const records: readonly ProbeRecord[] = probes.flatMap(({ title, task, layers, rawPixels }) =>
  [...layers, { ...rawPixels, layer: 'raw pixels' as const }].map((each) => ({
    ...each,
    probe: `${title}: ${task}`,
  })),
);

/** The values of our probes as tables. */
export function sheets(): string {
  const tables = [...new Set(records.map(({ probe }) => probe))].map((probe) => ({
    caption: `${probe}, % right (95 % interval)`,
    ...tableOf(
      records.filter((record) => record.probe === probe),
      {
        layer: ({ layer }) => (typeof layer === 'number' ? layer : 'Raw pixels'),
        accuracy: (record) =>
          `${share(record)} (${percent(100 * record.low)} to ${percent(100 * record.high)})`,
      },
    ),
  }));
  return values(...tables);
}

/** Write the same values as text to be copied, in per cent. */
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

/** Draw both charts. */
function charts(y: Scale): string[] {
  return [
    heading(OURS.left, 'Our models', 'linear probe by layer, % right'),
    heading(PAPER.left, 'iGPT-L, CIFAR-10', 'the paper’s, another task'),
    levels([50, 60, 70, 80, 90, 100], y, OURS.left, OURS.right),
    levels([50, 60, 70, 80, 90, 100], y, PAPER.left, PAPER.right),
    ...probes.map((each) => ourMarks(each, y)),
    ...Array.from({ length: COLUMNS }, (_, layer) =>
      text(
        'axis middle',
        OURS.left + ((layer + 0.5) * (OURS.right - OURS.left)) / COLUMNS,
        y(LEAST) + 25,
        String(layer),
      ),
    ),
    papersMarks(y),
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

function papersMarks(y: Scale): string {
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
