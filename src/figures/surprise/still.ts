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
} from '../../kit/draw/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { picture } from '../../kit/draw/picture.ts';
import { at, MODULE, svg, text, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';

interface Layout {
  readonly size: Point;
  /** The left edge of the other picture. */
  readonly right: number;
  /** A pixel of the rasters, and their upper edge. */
  readonly pixel: number;
  readonly top: number;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { size: [1200, 440], right: 600, pixel: MODULE, top: 0 },
  phone: { size: [580, 906], right: 308, pixel: 17, top: 324 },
};

/** A pixel of the pictures beside the rasters on a slide. */
const SMALL = MODULE / 2;
/** Ink for that many nats and more; fewer than the first are a hole. */
const LEVELS = [0.1, 1, 3, 6];

/** The nats of a pixel for somebody who knows nothing. */
const COLOURS = face([]).palette.length;
const BLIND = Math.log(COLOURS);

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
  const name = state.own === '' ? 'the same pixels, shuffled' : 'your own';
  return svg(
    ...LAYOUTS[room].size,
    `A held-out face costs our model ${mean(nats?.face)} nats a pixel: nearly all of its raster is pale. Beside it ${name}: ${mean(nats?.other)}. Guessing blindly costs ${BLIND.toFixed(2)}.`,
    (room === 'phone' ? onPhone : onStage)(state, nats, name, kit),
  );
}

/** Draw each raster with its picture and the reading beside it, and its mean below it. */
function onStage(state: State, nats: Nats | undefined, name: string, kit: PictureKit): string {
  const { right, pixel } = LAYOUTS.stage;
  const beside = FACE_SIDE * pixel + MODULE;
  const [shown, other] = drawnPictures(state, kit, SMALL);
  return [
    natsOfPicture(nats?.face, 'a face', shown, state.pixel),
    at([right, 0], natsOfPicture(nats?.other, name, other, state.pixel)),
    at([beside, 248], legend(44)),
    text('body strong', right + beside, 282, BLIND.toFixed(2)),
    text('axis', right + beside, 312, `blindly, of ${COLOURS} colours`),
  ].join('');
}

/** Draw each picture above its raster, and its mean and the reading below. */
function onPhone(state: State, nats: Nats | undefined, name: string, kit: PictureKit): string {
  const { right, pixel, top } = LAYOUTS.phone;
  const below = top + FACE_SIDE * pixel;
  const [shown, other] = drawnPictures(state, kit, pixel);
  const column = (values: readonly number[] | undefined, title: string, drawn: string): string => {
    const [, cost = '', share = ''] = partsOfReading(state.pixel, values);
    return (
      text('small strong', 0, 20, title) +
      at([0, 36], drawn) +
      at([0, top], rasterOf(values, state.pixel, pixel)) +
      text('display', -2, below + 92, mean(values)) +
      text('label mid', 0, below + 138, 'nats a pixel') +
      text('label strong', 0, below + 206, cost) +
      text('axis', 132, below + 206, share)
    );
  };
  return [
    column(nats?.face, 'a face', shown),
    at([right, 0], column(nats?.other, name, other)),
    text('axis', 0, below + 176, placeOf(state.pixel)),
    at([0, below + 246], legend(54)),
    text('body strong', right, below + 280, BLIND.toFixed(2)),
    text('axis', right, below + 306, `blindly, of ${COLOURS} colours`),
  ].join('');
}

/** Draw the face and the picture beside it. */
function drawnPictures(state: State, kit: PictureKit, pixel: number): [string, string] {
  const [tokens, others] = picturesOf(state);
  return [
    faceDrawing(face(tokens), kit, pixel, { ground: 'wall' }),
    picture(face(others), kit, pixel),
  ];
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
  pointed: number,
): string {
  const [place, cost, share] = partsOfReading(pointed, nats);
  const { pixel } = LAYOUTS.stage;
  const side = FACE_SIDE * pixel;
  const beside = side + MODULE;
  return (
    rasterOf(nats, pointed, pixel) +
    at([beside, 0], shown) +
    text('axis', beside, 190, place) +
    text('label strong', beside, 218, cost) +
    text('axis', beside + 132, 218, share) +
    text('display', -6, side + 104, mean(nats)) +
    text('body strong', 236, side + 70, name) +
    text('body mid', 236, side + 104, 'nats a pixel')
  );
}

/** Return the place of a pixel, what it cost and how likely it was; what is not known is empty. */
function partsOfReading(
  pixel: number,
  nats: readonly number[] | undefined,
): [place: string, cost: string, share: string] {
  const [place = '', cost = '', share = ''] = readingOf(pixel, nats).split(/: |, (?=p)/);
  return [place, cost, share];
}

/** Draw a raster whose ink is darker the more nats a pixel cost, and a ring round one pixel. */
function rasterOf(nats: readonly number[] | undefined, pointed: number, size: number): string {
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, size)];
  const of = (level: number): Point[] =>
    corners.filter((_, i) => LEVELS.filter((least) => (nats?.[i] ?? 0) >= least).length === level);
  return (
    cells('hole', of(0), size) +
    LEVELS.map((_, i) => `<g opacity="${shade(i + 1)}">${cells('ink', of(i + 1), size)}</g>`).join(
      '',
    ) +
    at(cornerOf(pointed, FACE_SIDE, size), ring('red', size))
  );
}

/** The opacity of a level's ink: the palest must not look like a hole, in the dark either. */
function shade(level: number): number {
  return level === 0 ? 1 : (level + 1) / (LEVELS.length + 1);
}

/** Draw what each shade stands for. */
function legend(pitch: number): string {
  const shades = [0, ...LEVELS].map((least, i) => {
    const cell = cells(i === 0 ? 'hole' : 'ink', [[0, 0]]);
    return at(
      [i * pitch, 16],
      `<g opacity="${shade(i)}">${cell}</g>${text('axis', 0, 44, i === 0 ? 'less' : String(least))}`,
    );
  });
  return text('axis', 0, 8, 'nats from') + shades.join('');
}
