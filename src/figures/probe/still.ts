import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { neighbours } from '../../igpt/neighbours.ts';
import { FACE_SIDE, faceDrawing, HELD_OUT, heldOutFace } from '../../kit/draw/face.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { at, rect, svg, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';
import { bands, charts, type Panels } from './charts.ts';
import { BEST, LAYERS, sentence, sheets } from './records.ts';

/** The number of neighbours, and the width of a face. */
export const NEAREST = 6;
const THUMB = 80;

interface Layout {
  /** The charts by themselves. */
  readonly still: Panels & { readonly size: readonly [number, number] };
  /** The charts above the faces, each row of them from its corner. */
  readonly live: Panels & {
    readonly size: readonly [number, number];
    readonly face: Point;
    readonly byLayer: Point;
    readonly byPixels: Point;
  };
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    still: {
      size: [1200, 480],
      loss: { left: 50, right: 500, heading: 20, range: [430, 60] },
      probe: { left: 580, right: 1060, heading: 20, range: [430, 60] },
    },
    live: {
      size: [1200, 440],
      loss: { left: 50, right: 500, heading: 20, range: [262, 50] },
      probe: { left: 580, right: 1060, heading: 20, range: [262, 50] },
      face: [0, 334],
      byLayer: [140, 334],
      byPixels: [700, 334],
    },
  },
  phone: {
    still: {
      size: [580, 780],
      loss: { left: 56, right: 560, heading: 20, range: [300, 60] },
      probe: { left: 56, right: 440, heading: 384, range: [744, 424] },
    },
    live: {
      size: [580, 1030],
      loss: { left: 56, right: 560, heading: 20, range: [240, 50] },
      probe: { left: 56, right: 440, heading: 314, range: [604, 344] },
      face: [0, 690],
      byLayer: [0, 820],
      byPixels: [0, 950],
    },
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

/**
 * By layer of our models: the next-pixel loss with the output head put on it, and the probe's accuracy.
 */
export const probe: Drawing<State> = {
  initial: () => ({ face: 0, layer: BEST }),

  still(_state, _kit, room) {
    const { size, ...panels } = LAYOUTS[room].still;
    return svg(...size, sentence(), charts(panels)) + sheets();
  },
};

/** Return the state; throw one sentence where there is no such face or layer. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('layer', state.layer, { min: 0, max: LAYERS - 1 });
  return state;
}

/** Draw the charts, lower, and below them the faces that are nearest by a layer and by raw pixels. */
export function drawProbe(
  state: State,
  near: Near | undefined,
  kit: PictureKit,
  room: Room,
): string {
  const { size, face, byLayer, byPixels, ...panels } = LAYOUTS[room].live;
  const nearest = nearestOf(state, near) ?? [];
  const others = nearest.length > 0 ? (near?.others ?? 0) : HELD_OUT - 1;
  const soFar = others < HELD_OUT - 1 ? ' so far' : '';
  const strip = ([x, y]: Point, faces: readonly (number | undefined)[]): string =>
    faces.map((index, i) => at([x + i * (THUMB + 4), y], thumb(index, kit))).join('');
  return svg(
    ...size,
    `${sentence()} ${neighboursOf(state, near)}`,
    [
      bands(panels, state.layer),
      charts(panels),
      stripTitle(face, `Face ${state.face + 1}`),
      strip(face, [state.face]),
      stripTitle(
        byLayer,
        `Nearest by layer ${state.layer}`,
        `of ${others} others${soFar}, by our model`,
      ),
      strip(
        byLayer,
        Array.from({ length: NEAREST }, (_, i) => nearest[i]),
      ),
      stripTitle(byPixels, 'Nearest by raw pixels', 'red, green and blue'),
      strip(byPixels, nearByPixels(state.face)),
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

/** Name a row of faces, above it. */
function stripTitle([x, y]: Point, title: string, note = ''): string {
  return `<text class="label" x="${x}" y="${y - 12}"><tspan class="strong">${title}</tspan> <tspan class="mid small">${note}</tspan></text>`;
}
