import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-neighbours.json' with { type: 'json' };
import { neighbours } from '../../igpt/neighbours.ts';
import { FACE_SIDE, faceDrawing, HELD_OUT, heldOutFace } from '../pictures/face.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { at, rect, svg, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import { bands, charts, type Panels } from './charts.ts';
import { BEST, LAYERS, sentence, sheets } from './records.ts';

/** The number of neighbours. */
export const NEAREST = 6;

/** The charts above the faces, each row of them from its corner. */
interface Layout extends Panels {
  readonly size: Point;
  readonly face: Point;
  readonly byLayer: Point;
  readonly byPixels: Point;
  /** The width of a face, and the distance to the next one. */
  readonly thumb: number;
  readonly pitch: number;
  /** Stand beside the rows' titles where there is room for them. */
  readonly byWhom: string;
  readonly ofWhat: string;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    loss: { left: 50, right: 500, heading: [50, 20], range: [262, 50] },
    probe: { left: 580, right: 1060, heading: [580, 20], range: [262, 50] },
    note: 'mid',
    face: [0, 334],
    byLayer: [140, 334],
    byPixels: [700, 334],
    thumb: 80,
    pitch: 84,
    byWhom: ', by our model',
    ofWhat: 'red, green and blue',
  },
  phone: {
    size: [440, 960],
    loss: { left: 50, right: 440, heading: [0, 20], range: [230, 60] },
    probe: { left: 50, right: 430, heading: [0, 302], range: [590, 376] },
    note: 'small mid',
    names: { y: 336, xs: [0, 92, 212, 308] },
    face: [0, 678],
    byLayer: [0, 786],
    byPixels: [0, 894],
    thumb: 64,
    pitch: 75,
    byWhom: '',
    ofWhat: '',
  },
};

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

/** What was computed when the deck was made. */
export const FIRST: Near = {
  face: data.picture,
  others: HELD_OUT - 1,
  layers: data.nearest,
};

/**
 * By layer of our models: the next-pixel loss with the output head put on it, and the probe's accuracy.
 * Below, the faces that are nearest to one by a layer, and by raw pixels.
 */
export const probe: Drawing<State> = {
  initial: () => ({ face: FIRST.face, layer: BEST }),

  still: (state, kit, room) => drawProbe(state, FIRST, kit, room) + sheets(),
};

/** Return the state; throw one sentence where there is no such face or layer. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('layer', state.layer, { min: 0, max: LAYERS - 1 });
  return state;
}

/** @param near - what is known of the state's face */
export function drawProbe(
  state: State,
  near: Near | undefined,
  kit: PictureKit,
  room: Room,
): string {
  const layout = LAYOUTS[room];
  const { thumb, pitch } = layout;
  const nearest = nearestOf(state, near) ?? [];
  const others = nearest.length > 0 ? (near?.others ?? 0) : HELD_OUT - 1;
  const soFar = others < HELD_OUT - 1 ? ' so far' : '';
  const strip = ([x, y]: Point, faces: readonly (number | undefined)[]): string =>
    faces.map((index, i) => at([x + i * pitch, y], thumbOf(index, thumb, kit))).join('');
  return svg(
    ...layout.size,
    `${sentence()} ${neighboursOf(state, near)}`,
    [
      bands(layout, state.layer),
      charts(layout),
      stripTitle(layout.face, `Face ${state.face + 1}`),
      strip(layout.face, [state.face]),
      stripTitle(
        layout.byLayer,
        `Nearest by layer ${state.layer}`,
        `of ${others} others${soFar}${layout.byWhom}`,
      ),
      strip(
        layout.byLayer,
        Array.from({ length: NEAREST }, (_, i) => nearest[i]),
      ),
      stripTitle(layout.byPixels, 'Nearest by raw pixels', layout.ofWhat),
      strip(layout.byPixels, nearByPixels(state.face)),
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

function thumbOf(index: number | undefined, width: number, kit: PictureKit): string {
  return index === undefined
    ? rect('hole', 0, 0, width, width)
    : faceDrawing(heldOutFace(index), kit, width / FACE_SIDE, { ground: 'wall' });
}

/** Name a row of faces, above it. */
function stripTitle([x, y]: Point, title: string, note = ''): string {
  return `<text class="label" x="${x}" y="${y - 12}"><tspan class="strong">${title}</tspan> <tspan class="mid small">${note}</tspan></text>`;
}
