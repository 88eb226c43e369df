import type { Drawing } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-surprise.json' with { type: 'json' };
import { shuffled } from '../../igpt/random.ts';
import { cells, rasterOrder, ring } from '../../kit/draw/cells.ts';
import {
  face,
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  placeOf,
  tokensOf,
} from '../../kit/draw/face.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';
import { picture } from '../../kit/draw/picture.ts';
import { at, MODULE, svg, text, type Point } from '../../kit/draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 440];
const SIDE = FACE_SIDE * MODULE;
const SMALL = MODULE / 2;
/** Ink for that many nats and more; fewer than the first are a hole. */
const LEVELS = [0.1, 1, 3, 6];

/** The nats of a pixel for somebody who knows nothing. */
const COLOURS = face([]).palette.length;
const BLIND = Math.log(COLOURS);

/** Where the other picture stands. */
export const RIGHT = 600;

/** A type, not an interface: only a type counts as JSON. */
export type SurpriseState = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** Of the order of its pixels in the picture beside it. */
  readonly seed: number;
  /** A picture of one's own that stands beside it instead, as `tokensOf` reads it; or empty. */
  readonly own: string;
  /** The pixel that is read in both. */
  readonly pixel: number;
};

/** -ln p of every pixel of both pictures; none while it is not known. */
export type Nats = { readonly face: number[]; readonly other: number[] } | null;

/** What was computed when the deck was made. */
export const FIRST: Nats = { face: data.original.nats, other: data.scrambled.nats };

/** How surprised our model is by each pixel of a face, and by the same pixels in random order. */
export const surprise: Drawing<SurpriseState> = {
  initial: () => ({
    face: data.picture,
    seed: 1,
    own: '',
    pixel: data.original.nats.indexOf(Math.max(...data.original.nats)),
  }),
  still: (state, kit) => drawSurprise(state, FIRST, kit),
};

/** Throws a sentence where there is no such face, seed, pixel or picture. */
export function checkSurprise(state: SurpriseState): SurpriseState {
  const { face, seed, own, pixel } = state;
  heldOutFace(face);
  if (!(Number.isInteger(seed) && seed >= 1)) throw new RangeError(`There is no seed ${seed}.`);
  if (!(Number.isInteger(pixel) && pixel >= 0 && pixel < FACE_PIXELS))
    throw new RangeError(`There is no pixel ${pixel}.`);
  if (own !== '' && !/^[0-9a-f]{512}$/.test(own))
    throw new Error(`A picture of one's own has ${FACE_PIXELS} pixels of two digits each.`);
  return state;
}

/** The tokens of the two pictures of a state. */
export function picturesOf({ face, seed, own }: SurpriseState): [number[], number[]] {
  const tokens = Array.from(heldOutFace(face).tokens);
  return [tokens, own === '' ? shuffled(tokens, seed) : tokensOf(own)];
}

/** What a pixel cost, in words. */
export function readingOf(pixel: number, nats: readonly number[] | undefined): string {
  const cost = nats?.[pixel];
  return cost === undefined
    ? placeOf(pixel)
    : `${placeOf(pixel)}: ${cost.toFixed(2)} nats, p ${probability(cost)}`;
}

/** @param nats - what is known of the state's pictures */
export function drawSurprise(state: SurpriseState, nats: Nats, kit: PictureKit): string {
  const [tokens, others] = picturesOf(state);
  const name = state.own === '' ? 'the same pixels, shuffled' : 'your own';
  const drawn = faceDrawing(face(tokens), kit, SMALL, { ground: 'wall' });
  const beside = SIDE + MODULE;
  return svg(
    WIDTH,
    HEIGHT,
    `A held-out face costs our model ${mean(nats?.face)} nats a pixel: nearly all of its raster is pale. Beside it ${name}: ${mean(nats?.other)}. Guessing blindly costs ${BLIND.toFixed(2)}.`,
    [
      half(nats?.face, 'a face', drawn, state.pixel),
      at([RIGHT, 0], half(nats?.other, name, picture(face(others), kit, SMALL), state.pixel)),
      at([beside, 248], key()),
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

function half(
  nats: readonly number[] | undefined,
  name: string,
  shown: string,
  pixel: number,
): string {
  const pointed = [...rasterOrder(FACE_SIDE, pixel, pixel + 1)];
  const [place = '', cost = '', share = ''] = readingOf(pixel, nats).split(/: |, (?=p)/);
  const beside = SIDE + MODULE;
  return (
    ink(nats ?? []) +
    pointed.map((corner) => at(corner, ring('red', MODULE))).join('') +
    at([beside, 0], shown) +
    text('axis', beside, 190, place) +
    text('label strong', beside, 218, cost) +
    text('axis', beside + 132, 218, share) +
    text('display', -6, SIDE + 104, mean(nats)) +
    text('body strong', 236, SIDE + 70, name) +
    text('body mid', 236, SIDE + 104, 'nats a pixel')
  );
}

/** A raster whose ink is darker the more nats a pixel cost. */
function ink(nats: readonly number[]): string {
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS)];
  const of = (level: number): Point[] =>
    corners.filter((_, i) => LEVELS.filter((least) => (nats[i] ?? 0) >= least).length === level);
  return (
    cells('hole', of(0)) +
    LEVELS.map((_, i) => `<g opacity="${shade(i + 1)}">${cells('ink', of(i + 1))}</g>`).join('')
  );
}

/** How strong the ink of a level is: the palest must not look like a hole, in the dark either. */
function shade(level: number): number {
  return level === 0 ? 1 : (level + 1) / (LEVELS.length + 1);
}

/** What each shade is worth. */
function key(): string {
  const cellsOfKey = [0, ...LEVELS].map((least, i) => {
    const cell = cells(i === 0 ? 'hole' : 'ink', [[0, 0]]);
    return at(
      [i * 44, 16],
      `<g opacity="${shade(i)}">${cell}</g>${text('axis', 0, 44, i === 0 ? 'less' : String(least))}`,
    );
  });
  return text('axis', 0, 8, 'nats from') + cellsOfKey.join('');
}
