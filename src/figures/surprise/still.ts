import type { Drawing } from '../../../plugins/figures/contract.ts';
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

const [WIDTH, HEIGHT] = [1200, 440];
const SIDE = FACE_SIDE * MODULE;
const SMALL = MODULE / 2;
/** Ink for that many nats and more; fewer than the first are a hole. */
const LEVELS = [0.1, 1, 3, 6];

/** The nats of a pixel for somebody who knows nothing. */
const COLOURS = face([]).palette.length;
const BLIND = Math.log(COLOURS);

/** The left edge of the other picture. */
export const RIGHT = 600;

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
  still: (state, kit) => drawSurprise(state, FIRST, kit),
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
export function drawSurprise(state: State, nats: Nats | undefined, kit: PictureKit): string {
  const [tokens, others] = picturesOf(state);
  const name = state.own === '' ? 'the same pixels, shuffled' : 'your own';
  const drawn = faceDrawing(face(tokens), kit, SMALL, { ground: 'wall' });
  const beside = SIDE + MODULE;
  return svg(
    WIDTH,
    HEIGHT,
    `A held-out face costs our model ${mean(nats?.face)} nats a pixel: nearly all of its raster is pale. Beside it ${name}: ${mean(nats?.other)}. Guessing blindly costs ${BLIND.toFixed(2)}.`,
    [
      natsOfPicture(nats?.face, 'a face', drawn, state.pixel),
      at(
        [RIGHT, 0],
        natsOfPicture(nats?.other, name, picture(face(others), kit, SMALL), state.pixel),
      ),
      at([beside, 248], legend()),
      text('body strong', RIGHT + beside, 282, BLIND.toFixed(2)),
      text('axis', RIGHT + beside, 312, `blindly, of ${COLOURS} colours`),
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
): string {
  const [place = '', cost = '', share = ''] = readingOf(pixel, nats).split(/: |, (?=p)/);
  const beside = SIDE + MODULE;
  return (
    inkOf(nats ?? []) +
    at(cornerOf(pixel, FACE_SIDE), ring('red', MODULE)) +
    at([beside, 0], shown) +
    text('axis', beside, 190, place) +
    text('label strong', beside, 218, cost) +
    text('axis', beside + 132, 218, share) +
    text('display', -6, SIDE + 104, mean(nats)) +
    text('body strong', 236, SIDE + 70, name) +
    text('body mid', 236, SIDE + 104, 'nats a pixel')
  );
}

/** Draw a raster whose ink is darker the more nats a pixel cost. */
function inkOf(nats: readonly number[]): string {
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS)];
  const of = (level: number): Point[] =>
    corners.filter((_, i) => LEVELS.filter((least) => (nats[i] ?? 0) >= least).length === level);
  return (
    cells('hole', of(0)) +
    LEVELS.map((_, i) => `<g opacity="${shade(i + 1)}">${cells('ink', of(i + 1))}</g>`).join('')
  );
}

/** The opacity of a level's ink: the palest must not look like a hole, in the dark either. */
function shade(level: number): number {
  return level === 0 ? 1 : (level + 1) / (LEVELS.length + 1);
}

/** Draw what each shade stands for. */
function legend(): string {
  const shades = [0, ...LEVELS].map((least, i) => {
    const cell = cells(i === 0 ? 'hole' : 'ink', [[0, 0]]);
    return at(
      [i * 44, 16],
      `<g opacity="${shade(i)}">${cell}</g>${text('axis', 0, 44, i === 0 ? 'less' : String(least))}`,
    );
  });
  return text('axis', 0, 8, 'nats from') + shades.join('');
}
