import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-surprise.json' with { type: 'json' };
import { shuffled } from '../../igpt/random.ts';
import { cells, cornerOf, rasterOrder, ring } from '../../kit/draw/cells.ts';
import {
  face,
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  placeOf,
} from '../pictures/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { picture } from '../../kit/draw/picture.ts';
import { at, MODULE, svg, text, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';

/** Ink for that many nats and more; fewer than the first are a hole. */
const LEVELS = [0.1, 1, 3, 6];

/** The nats of a pixel for somebody who knows nothing. */
const COLOURS = face([]).palette.length;
const BLIND = Math.log(COLOURS);

interface Layout {
  readonly size: Point;
  /** The corners of the two pictures' parts. */
  readonly panels: readonly [face: Point, other: Point];
  /** The raster of nats, seen from such a corner, and the side of its cells. */
  readonly raster: Point;
  readonly cell: number;
  /** The picture, and the side of its pixels. */
  readonly picture: Point;
  readonly pixel: number;
  readonly mean: Point;
  readonly name: Point;
  readonly unit: Point;
  readonly reading: { readonly place: Point; readonly cost: Point; readonly share: Point };
  readonly shuffled: string;
  /** What each shade stands for. */
  readonly legend: { readonly title: Point; readonly shades: Point; readonly pitch: number };
  readonly blind: { readonly nats: Point; readonly words: Point };
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    panels: [
      [0, 0],
      [600, 0],
    ],
    raster: [0, 0],
    cell: MODULE,
    picture: [340, 0],
    pixel: 10,
    mean: [-6, 424],
    name: [236, 390],
    unit: [236, 424],
    reading: { place: [340, 190], cost: [340, 218], share: [472, 218] },
    shuffled: 'the same pixels, shuffled',
    legend: { title: [340, 256], shades: [340, 264], pitch: 44 },
    blind: { nats: [940, 282], words: [940, 312] },
  },
  phone: {
    size: [440, 856],
    panels: [
      [0, 16],
      [0, 392],
    ],
    raster: [0, 100],
    cell: 13,
    picture: [232, 100],
    pixel: 13,
    mean: [-2, 82],
    name: [232, 48],
    unit: [232, 82],
    reading: { place: [0, 338], cost: [172, 338], share: [292, 338] },
    shuffled: 'shuffled',
    legend: { title: [0, 790], shades: [110, 774], pitch: 66 },
    blind: { nats: [0, 850], words: [80, 850] },
  },
};

export type State = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** Of the order of its pixels in the picture beside it. */
  readonly seed: number;
  /** A picture of one's own that stands beside it instead, as `tokensOf` reads it; or empty. */
  readonly own: string;
  /** The pixel that is read in both. */
  readonly pixel: number;
};

/** -ln p of every pixel of both pictures. */
export type Nats = { readonly face: number[]; readonly other: number[] };

/** What was computed when the deck was made. */
export const FIRST: Nats = { face: data.original.nats, other: data.scrambled.nats };

/** The surprise of our model at each pixel of a face, and at the same pixels in random order. */
export const surprise: Drawing<State> = {
  initial: () => ({
    face: data.picture,
    seed: 1,
    own: '',
    pixel: data.original.nats.indexOf(Math.max(...data.original.nats)),
  }),
  still: (state, kit, room) => drawSurprise(state, FIRST, kit, room),
};

/** Return the state; throw one sentence where there is no such face, seed, pixel or picture. */
export function check(state: State): State {
  const { face, seed, own, pixel } = state;
  heldOutFace(face);
  checkRange('seed', seed, { min: 1, max: Number.MAX_SAFE_INTEGER });
  checkRange('pixel', pixel, { min: 0, max: FACE_PIXELS - 1 });
  if (own !== '' && !/^[0-9a-f]{512}$/.test(own))
    throw new Error(`A picture of one's own has ${FACE_PIXELS} pixels of two digits each.`);
  return state;
}

/** The tokens of the two pictures of a state. */
export function picturesOf({ face, seed, own }: State): [number[], number[]] {
  const tokens = Array.from(heldOutFace(face).tokens);
  return [tokens, own === '' ? shuffled(tokens, seed) : tokensOf(own)];
}

/** Say what a pixel cost. */
export function readingOf(pixel: number, nats: readonly number[] | undefined): string {
  const cost = nats?.[pixel];
  return cost === undefined
    ? placeOf(pixel)
    : `${placeOf(pixel)}: ${cost.toFixed(2)} nats, p ${probability(cost)}`;
}

/** @param nats - of the state's pictures, if they are known */
export function drawSurprise(
  state: State,
  nats: Nats | undefined,
  kit: PictureKit,
  room: Room,
): string {
  const layout = LAYOUTS[room];
  const [tokens, others] = picturesOf(state);
  const name = state.own === '' ? layout.shuffled : 'your own';
  const drawn = faceDrawing(face(tokens), kit, layout.pixel, { ground: 'wall' });
  const beside = picture(face(others), kit, layout.pixel);
  return svg(
    ...layout.size,
    `A held-out face costs our model ${mean(nats?.face)} nats a pixel: nearly all of its raster is pale. Beside it ${name}: ${mean(nats?.other)}. Guessing blindly costs ${BLIND.toFixed(2)}.`,
    [
      at(layout.panels[0], natsOfPicture(nats?.face, 'a face', drawn, state.pixel, layout)),
      at(layout.panels[1], natsOfPicture(nats?.other, name, beside, state.pixel, layout)),
      legend(layout),
      text('body strong', ...layout.blind.nats, BLIND.toFixed(2)),
      text('axis', ...layout.blind.words, `blindly, of ${COLOURS} colours`),
    ].join(''),
  );
}

function mean(nats: readonly number[] | undefined): string {
  return nats ? (nats.reduce((sum, value) => sum + value, 0) / nats.length).toFixed(2) : '–';
}

/** A probability in per cent, with as many digits as tell it from nothing. */
function probability(nats: number): string {
  const percent = 100 * Math.exp(-nats);
  return percent < 0.001 ? '< 0.001 %' : `= ${Number(percent.toPrecision(2))} %`;
}

/** Draw the nats of a picture's pixels, with the picture and the pixel that is pointed at. */
function natsOfPicture(
  nats: readonly number[] | undefined,
  name: string,
  shown: string,
  pixel: number,
  layout: Layout,
): string {
  const [place = '', cost = '', share = ''] = readingOf(pixel, nats).split(/: |, (?=p)/);
  const { raster, cell, reading } = layout;
  return (
    at(raster, inkOf(nats ?? [], cell) + at(cornerOf(pixel, FACE_SIDE, cell), ring('red', cell))) +
    at(layout.picture, shown) +
    text('axis', ...reading.place, place) +
    text('label strong', ...reading.cost, cost) +
    text('axis', ...reading.share, share) +
    text('display', ...layout.mean, mean(nats)) +
    text('body strong', ...layout.name, name) +
    text('body mid', ...layout.unit, 'nats a pixel')
  );
}

/** Draw a raster whose ink is darker the more nats a pixel cost. */
function inkOf(nats: readonly number[], cell: number): string {
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, cell)];
  const of = (level: number): Point[] =>
    corners.filter((_, i) => LEVELS.filter((least) => (nats[i] ?? 0) >= least).length === level);
  const inked = LEVELS.map(
    (_, i) => `<g opacity="${shade(i + 1)}">${cells('ink', of(i + 1), cell)}</g>`,
  );
  return cells('hole', of(0), cell) + inked.join('');
}

/** The opacity of a level's ink: the palest must not look like a hole, in the dark either. */
function shade(level: number): number {
  return level === 0 ? 1 : (level + 1) / (LEVELS.length + 1);
}

/** Draw what each shade stands for. */
function legend({ legend: { title, shades, pitch } }: Layout): string {
  const all = [0, ...LEVELS].map((least, i) => {
    const cell = cells(i === 0 ? 'hole' : 'ink', [[0, 0]]);
    const words = text('axis', 0, 44, i === 0 ? 'less' : String(least));
    return at([shades[0] + i * pitch, shades[1]], `<g opacity="${shade(i)}">${cell}</g>${words}`);
  });
  return text('axis', ...title, 'nats from') + all.join('');
}
