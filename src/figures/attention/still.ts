import type { Drawing } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-attention.json' with { type: 'json' };
import { decodeShares, type Shares } from '../../kit/draw/shares.ts';
import { cells, rasterOrder, ring, shifted } from '../../kit/draw/cells.ts';
import {
  FACE_PIXELS,
  FACE_SIDE,
  heldOutFace,
  placeOf,
  withoutGround,
} from '../../kit/draw/face.ts';
import { inkSteps, stepOf, STEPS } from '../../kit/draw/ink-steps.ts';
import { at, outline, rect, svg, text, type Point } from '../../kit/draw/svg.ts';
import { checkRange, wholeOption } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';

export const [WIDTH, HEIGHT] = [1200, 440];
/** The maps of all heads, a column for each layer. */
export const SMALL = { pixel: 4, left: 84, top: 40, across: 76, down: 76 } as const;
/** The picture with what one head looks at. */
export const LARGE = { pixel: 25, left: 790, top: 0 } as const;
/** The left edge of the start token before a map, in pixels of it. */
const START = -1.6;
const ORIGIN: Point = [0, 0];

export const LAYERS = data.layers.length;
export const HEADS = data.layers[0]?.length ?? 0;

export type State = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** The pixel that is asked for, from 0 on. */
  readonly pixel: number;
  /** The layer and head shown large, from 1 on. */
  readonly layer: number;
  readonly head: number;
};

/** What all heads looked at while one pixel of a face was asked for. */
export type Looked = {
  readonly face: number;
  readonly pixel: number;
  /** For each layer, for each head: the start token's share, then that of each pixel before. */
  readonly layers: Shares[][];
};

/** What was computed when the deck was made. */
export const FIRST: Looked = { face: data.picture, pixel: data.pixel, layers: data.layers };

/**
 * What each head of each layer looks at while one pixel is asked for; one of them large, over the
 * picture. Options: `data-layer` and `data-head`, from 1 on.
 */
export const attention: Drawing<State> = {
  initial({ layer = '1', head = '1' }) {
    return check({
      face: FIRST.face,
      pixel: FIRST.pixel,
      layer: wholeOption('layer', layer),
      head: wholeOption('head', head),
    });
  },
  still: (state, kit) => drawAttention(state, FIRST, kit),
};

/** Return the state; throw one sentence where there is no such face, pixel or head. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('pixel', state.pixel, { min: 0, max: FACE_PIXELS - 1 });
  checkRange('layer', state.layer, { min: 1, max: LAYERS });
  checkRange('head', state.head, { min: 1, max: HEADS });
  return state;
}

/** @param looked - what was computed for this state; without it the maps stay empty */
export function drawAttention(state: State, looked: Looked | undefined, kit: PictureKit): string {
  const { pixel, layer, head } = state;
  const shares = (l: number, h: number): readonly number[] => {
    const found = looked?.layers[l]?.[h];
    return found ? decodeShares(found) : [];
  };
  const chosen = shares(layer - 1, head - 1);
  const [left, top] = cornerOf(layer - 1, head - 1);
  const side = FACE_SIDE * SMALL.pixel;
  return svg(
    WIDTH,
    HEIGHT,
    `Where ${LAYERS} layers of ${HEADS} heads look while a pixel of a face is asked for, ${placeOf(pixel)}: every head in another way. ${sentenceOf(state, chosen)}`,
    [
      ...Array.from({ length: LAYERS }, (_, l) =>
        text('label mid', cornerOf(l, 0)[0], 20, String(l + 1)),
      ),
      text('label mid', 0, 20, 'layer'),
      ...Array.from({ length: HEADS }, (_, h) =>
        text('label mid', 0, cornerOf(0, h)[1] + 20, h === 0 ? 'head 1' : String(h + 1)),
      ),
      ...Array.from({ length: LAYERS }, (_, l) =>
        Array.from({ length: HEADS }, (_, h) => at(cornerOf(l, h), smallMap(shares(l, h), pixel))),
      ).flat(),
      outline('rule', left - 4, top - 4, side + 8, side + 8),
      at([LARGE.left, LARGE.top], largeMap(state, chosen, kit)),
      words(state, chosen),
    ].join(''),
  );
}

/** The corner of the map of a head, layers and heads from 0 on. */
export function cornerOf(layer: number, head: number): Point {
  return [SMALL.left + layer * SMALL.across, SMALL.top + head * SMALL.down];
}

/** Say in a sentence what a head looks at most; '' where its shares are not known. */
export function sentenceOf({ layer, head }: State, shares: readonly number[]): string {
  if (shares.length === 0) return '';
  const [place, share] = most(shares);
  return `Layer ${layer}, head ${head} gives ${percent(share)} of its attention to ${place}.`;
}

/** The place that a head looks at most, and its share. */
function most(shares: readonly number[]): [string, number] {
  const largest = shares.reduce((best, share, i) => (share > (shares[best] ?? 0) ? i : best), 0);
  return [largest === 0 ? 'the start token' : placeOf(largest - 1), shares[largest] ?? 0];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

/** Write what stands below the maps. */
function words({ layer, head, pixel }: State, shares: readonly number[]): string {
  const top = SMALL.top + HEADS * SMALL.down + 30;
  const own = pixel === 0 ? 'the start token' : 'the pixel before it';
  const [place, share] = most(shares);
  return (
    text('body strong', 0, top, `Layer ${layer}, head ${head}`) +
    (shares.length === 0 ? '' : text('body', 208, top, `${percent(share)} on ${place}`)) +
    at([0, top + 20], cells('red', [[0, 0]], 20, 0)) +
    text('label mid', 30, top + 39, 'asked for') +
    at([168, top + 20], ring('blue', 20)) +
    text('label mid', 200, top + 39, `asked from, the query: ${own}`)
  );
}

/** The corners of the start token and of the pixels before one. */
function cornersBefore(pixel: number, size: number): Point[] {
  return [[Math.round(START * size), 0], ...rasterOrder(FACE_SIDE, 0, pixel, size)];
}

/** Draw shares as ink on the raster of all pixels before the asked, red one. */
function smallMap(shares: readonly number[], pixel: number): string {
  const size = SMALL.pixel;
  return (
    inkSteps(cornersBefore(pixel, size), shares, size) +
    cells('red', rasterOrder(FACE_SIDE, pixel, pixel + 1, size), size, 0)
  );
}

/** Draw the picture as far as it is known, pale, and on it in ink what the head looks at. */
function largeMap({ face, pixel }: State, shares: readonly number[], kit: PictureKit): string {
  const size = LARGE.pixel;
  const side = FACE_SIDE * size;
  const whole = withoutGround(heldOutFace(face));
  const known = { ...whole, tokens: Array.from(whole.tokens, (t, i) => (i < pixel ? t : -1)) };
  const largest = Math.max(...shares);
  const corners = cornersBefore(pixel, size);
  const ink = corners.map(([x, y], i) => {
    const step = stepOf(shares[i] ?? 0, largest);
    const square = Math.round(Math.sqrt(step / STEPS.length) * (size - 2));
    const inset = (size - square) / 2;
    return step === 0 ? '' : rect('ink', x + inset, y + inset, square, square);
  });
  const rows = Math.floor(pixel / FACE_SIDE);
  const [start = ORIGIN, query = ORIGIN] = [corners[0], corners[pixel]];
  return [
    rect('wall', 0, 0, side, rows * size),
    rect('wall', 0, rows * size, (pixel % FACE_SIDE) * size, size),
    `<g opacity="0.4"><image href="${kit.png(known, 4)}" width="${side}" height="${side}"/></g>`,
    pixelsToCome(face, pixel),
    cells('hole', [start], size),
    text('label mid end', start[0] + size, size + 28, 'start'),
    ...ink,
    at(query, ring('blue', size)),
    cells('red', rasterOrder(FACE_SIDE, pixel, pixel + 1, size), size, 0),
  ].join('');
}

/** Draw the pixels to come as holes, each with a little of the colour that it will have. */
function pixelsToCome(face: number, pixel: number): string {
  const size = LARGE.pixel;
  const { tokens, palette } = withoutGround(heldOutFace(face));
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, size)];
  const groups = new Map<number, Point[]>();
  corners.forEach((corner, i) => {
    const token = tokens[i] ?? -1;
    if (i > pixel && token >= 0) groups.set(token, [...(groups.get(token) ?? []), corner]);
  });
  const dot = 9;
  const colored = [...groups].map(([token, points]) => {
    const path = [...shifted(points, [(size - dot) / 2, (size - dot) / 2])]
      .map(([x, y]) => `M${x} ${y}h${dot}v${dot}h-${dot}z`)
      .join('');
    return `<path class="raster" fill="${palette[token] ?? 'none'}" d="${path}"/>`;
  });
  return cells('hole', corners.slice(pixel + 1), size) + colored.join('');
}
