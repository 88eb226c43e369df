import type { Drawing, Raster, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/linear.json' with { type: 'json' };
import { percent } from '../../kit/chart/axes.ts';
import { face, faceDrawing, HELD_OUT, heldOutFace } from '../pictures/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { at, line, rect, round, svg, text, type Fill, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';

export const LAYERS = data.layers.length;

/** The number of faces that are dots: the first held-out ones. */
export const FACES = data.long.length;

export type State = {
  /** The layer of the second plane; the first one shows layer 0. */
  readonly layer: number;
  /** The face that is shown, from 0 on. */
  readonly face: number;
};

/** The side of a dot, and of the hole in it. */
const DOT = 12;
const HOLE = 6;

/** The coordinate in the middle of a plane, and how far from it the edges are. */
const MIDDLE = 0x7f;
const EDGE = { across: 126, up: 106 };

/** The height of what stands above a plane. */
const HEAD = 72;

/** Of layer 0, and of the layer that is chosen. */
export type Plane = 'first' | 'chosen';

interface Layout {
  readonly size: readonly [number, number];
  readonly plane: { readonly width: number; readonly height: number };
  /** The upper left corners of the planes with their heads. */
  readonly planes: Readonly<Record<Plane, Point>>;
  readonly face: { readonly corner: Point; readonly pixel: number };
  readonly words: Point;
  readonly key: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    plane: { width: 440, height: 320 },
    planes: { first: [0, 0], chosen: [480, 0] },
    face: { corner: [960, 72], pixel: 10 },
    words: [960, 264],
    key: [960, 368],
  },
  phone: {
    size: [580, 1080],
    plane: { width: 580, height: 300 },
    planes: { first: [0, 0], chosen: [0, 432] },
    face: { corner: [0, 872], pixel: 10 },
    words: [190, 896],
    key: [190, 1006],
  },
};

/** The layer at which the probe is most often right; of two, the earlier one. */
const BEST = data.layers.reduce((best, each) => (each.accuracy > best.accuracy ? each : best));

/** For each layer: how far to the right of the middle each face lies, and how far above it. */
const PLACES: readonly (readonly Point[])[] = data.layers.map(({ right, up }) => {
  const ups = tokensOf(up);
  return tokensOf(right).map((x, i): Point => [x - MIDDLE, (ups[i] ?? MIDDLE) - MIDDLE]);
});

/**
 * Held-out faces in the plane of a linear probe, by layer 0 and by another layer: to the right what
 * the probe says, up what else differs most. One face is shown large.
 */
export const linear: Drawing<State> = {
  initial: () => ({
    layer: BEST.layer,
    face: wrongAt(0).find((face) => isRight(BEST.layer, face)) ?? 0,
  }),

  still(state, kit, room) {
    const { size, face, words, key } = LAYOUTS[room];
    return svg(
      ...size,
      `${FACES} held-out faces as dots, with a line between long and short hair. ${sentenceOfLayer(0)} ${sentenceOfLayer(state.layer)} ${sentenceOfFace(state)}`,
      [
        planeOf('first', 0, state.face, room),
        planeOf('chosen', state.layer, state.face, room),
        at(face.corner, faceDrawing(faceOf(state.face), kit, face.pixel, { ground: 'wall' })),
        at(words, wordsOf(state)),
        at(key, legend()),
      ].join(''),
    );
  },
};

/** Return the state; throw one sentence where there is no such face or layer. */
export function check(state: State): State {
  checkRange('layer', state.layer, { min: 0, max: LAYERS - 1 });
  checkRange('face', state.face, { min: 0, max: FACES - 1 });
  return state;
}

/** Return the upper left corner of each face's dot in a plane that shows a layer. */
export function dotsOf(layer: number, plane: Plane, room: Room): Point[] {
  const { width, height } = LAYOUTS[room].plane;
  const [left, top] = LAYOUTS[room].planes[plane];
  return (PLACES[layer] ?? []).map(([x, y]) => [
    Math.round(left + ((1 + x / EDGE.across) * width - DOT) / 2),
    Math.round(top + HEAD + ((1 - y / EDGE.up) * height - DOT) / 2),
  ]);
}

/** Return the width and height of both planes together, from the drawing's upper left corner. */
export function extentOfPlanes(room: Room): Point {
  const { plane, planes } = LAYOUTS[room];
  const [left, top] = planes.chosen;
  return [left + plane.width, top + HEAD + plane.height];
}

/** Say how often the probe of a layer is right. */
export function sentenceOfLayer(layer: number): string {
  return `By the features of layer ${layer} a linear probe is right for ${rightAt(layer)} % of ${data.testPictures} held-out faces; ${wrongAt(layer).length} of the dots are on the wrong side.`;
}

/** Say of the face that is shown what its hair is, and what the probe says. */
export function sentenceOfFace({ layer, face }: State): string {
  const verdict = (layer: number): string =>
    `by layer ${layer} the probe says ${hair(saysLong(layer, face))}`;
  return `Face ${face + 1} has ${hair(isLong(face))} hair; ${verdict(0)}, ${verdict(layer)}.`;
}

/** Draw the dots of a layer with the probe's line, and above them how often it is right. */
function planeOf(plane: Plane, layer: number, shown: number, room: Room): string {
  const { width, height } = LAYOUTS[room].plane;
  const corner = LAYOUTS[room].planes[plane];
  const [left, top] = corner;
  const middle = left + width / 2;
  const bottom = top + HEAD + height;
  const dots = dotsOf(layer, plane, room);
  const framed = dots[shown];
  // Nothing lies over the wrong ones.
  const drawn = [...dots.keys()].sort(
    (a, b) => Number(isRight(layer, b)) - Number(isRight(layer, a)),
  );
  return [
    text('label strong', left, top + 24, `Layer ${layer}`),
    text('label strong end', left + width, top + 24, `${rightAt(layer)} % right`),
    text('axis end', middle - 14, top + 60, 'short'),
    text('axis', middle + 14, top + 60, 'long'),
    rect('cell', left, top + HEAD, width, height),
    line('rule', [middle, top + HEAD - 28], [middle, bottom]),
    `<g data-plane="${plane}">${drawn.map((i) => dotAt(dots[i] ?? corner, i, layer)).join('')}</g>`,
    framed ? frames([framed], DOT) : '',
    text('axis', left, bottom + 26, 'up: how else they differ most'),
  ].join('');
}

/** Return the percentage of the test pictures for which the probe of a layer is right. */
function rightAt(layer: number): string {
  return percent(Math.round(1000 * (data.layers[layer]?.accuracy ?? NaN)) / 10);
}

/** Return the faces that the probe of a layer gets wrong, in their order. */
function wrongAt(layer: number): number[] {
  return Array.from({ length: FACES }, (_, i) => i).filter((i) => !isRight(layer, i));
}

function isRight(layer: number, face: number): boolean {
  return isLong(face) === saysLong(layer, face);
}

function isLong(face: number): boolean {
  return data.long[face] === '1';
}

function saysLong(layer: number, face: number): boolean {
  return (PLACES[layer]?.[face]?.[0] ?? 0) > 0;
}

function hair(long: boolean): string {
  return long ? 'long' : 'short';
}

/** Return a face; the model's own file has the first ones. */
function faceOf(index: number): Raster {
  const tokens = data.faces[index - HELD_OUT];
  return tokens === undefined ? heldOutFace(index) : face(tokensOf(tokens));
}

/** Draw a face's dot: full for long hair, hollow for short hair, red on the wrong side. */
function dotAt([x, y]: Point, face: number, layer: number): string {
  const fill: Fill = isRight(layer, face) ? 'ink' : 'red';
  return `<path data-face="${face}" class="${fill} raster" fill-rule="evenodd" d="${square(x, y, isLong(face))}"/>`;
}

function square(x: number, y: number, isFull: boolean): string {
  const outer = `M${round(x)} ${round(y)}h${DOT}v${DOT}h-${DOT}z`;
  const inset = (DOT - HOLE) / 2;
  const hole = `M${round(x + inset)} ${round(y + inset)}h${HOLE}v${HOLE}h-${HOLE}z`;
  return isFull ? outer : outer + hole;
}

/** Write of the face that is shown what its hair is, and what the probes of both layers say. */
function wordsOf({ layer, face }: State): string {
  const verdict = (layer: number, y: number): string =>
    text(
      isRight(layer, face) ? 'label' : 'label strong red',
      0,
      y,
      `Layer ${layer} says ${hair(saysLong(layer, face))}`,
    );
  return (
    text('label strong', 0, 0, `Face ${face + 1}: ${hair(isLong(face))} hair`) +
    verdict(0, 34) +
    verdict(layer, 68)
  );
}

function legend(): string {
  const key = (x: number, y: number, fill: Fill, isFull: boolean, words: string): string =>
    `<path class="${fill} raster" fill-rule="evenodd" d="${square(x, y + 4, isFull)}"/>` +
    text('label mid', x + 22, y + 18, words);
  return (
    key(0, 0, 'ink', true, 'long') +
    key(110, 0, 'ink', false, 'short') +
    key(0, 34, 'red', true, 'wrong side')
  );
}
