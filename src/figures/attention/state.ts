import data from '../../../assets/data/live-attention.json' with { type: 'json' };
import { colourName } from '../pictures/colour-words.ts';
import { FACE_PIXELS, heldOutFace, placeOf } from '../pictures/face.ts';
import type { Shares } from '../../kit/draw/shares.ts';
import { checkRange } from '../../kit/numbers.ts';

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
  /** Pixels that have another colour than in the face. */
  readonly painted: [pixel: number, token: number][];
  /** The heads that are off, from 1 on. */
  readonly off: [layer: number, head: number][];
};

/** What all heads looked at while one pixel of a face was asked for, and what came of it. */
export type Looked = {
  readonly face: number;
  readonly pixel: number;
  /** For each layer, for each head: the start token's share, then that of each pixel before. */
  readonly layers: Shares[][];
  /** The probability of each colour in the face as it is, with all heads on. */
  readonly before: number[];
  /** The same with what was changed. */
  readonly now: number[];
};

/** What was computed when the deck was made: of the face as it is, and with one pixel repainted. */
export const FIRST: Looked = {
  face: data.picture,
  pixel: data.pixel,
  layers: data.layers,
  before: data.probabilities,
  now: data.probabilities,
};
const { pixel: repaintedPixel, token: repaintedToken, layers, probabilities } = data.repainted;
export const REPAINTED: Looked = { ...FIRST, layers, now: probabilities };
export const REPAINTED_PIXELS: State['painted'] = [[repaintedPixel, repaintedToken]];

/** Return the state; throw one sentence where there is no such face, pixel, colour or head. */
export function check(state: State): State {
  const { palette } = heldOutFace(state.face);
  const ofPixels = { min: 0, max: FACE_PIXELS - 1 };
  const ofLayers = { min: 1, max: LAYERS };
  const ofHeads = { min: 1, max: HEADS };
  checkRange('pixel', state.pixel, ofPixels);
  checkRange('layer', state.layer, ofLayers);
  checkRange('head', state.head, ofHeads);
  for (const [pixel, token] of state.painted) {
    checkRange('pixel', pixel, ofPixels);
    checkRange('colour', token, { min: 0, max: palette.length - 1 });
  }
  for (const [layer, head] of state.off) {
    checkRange('layer', layer, ofLayers);
    checkRange('head', head, ofHeads);
  }
  return state;
}

/** Return the tokens of the state's face, with what was painted. */
export function pictureOf({ face, painted }: State): number[] {
  const tokens = Array.from(heldOutFace(face).tokens);
  for (const [pixel, token] of painted) tokens[pixel] = token;
  return tokens;
}

/** Give a pixel a colour; its own one takes the paint off. */
export function withPaint(
  { face, painted }: State,
  pixel: number,
  token: number,
): State['painted'] {
  const others = painted.filter(([other]) => other !== pixel);
  return heldOutFace(face).tokens[pixel] === token ? others : [...others, [pixel, token]];
}

export function isOff({ off }: State, layer: number, head: number): boolean {
  return off.some(([l, h]) => l === layer && h === head);
}

/** Switch the shown head off, or on again. */
export function withSwitch(state: State): State['off'] {
  const { off, layer, head } = state;
  if (!isOff(state, layer, head)) return [...off, [layer, head]];
  return off.filter(([l, h]) => l !== layer || h !== head);
}

/** Return whether the network sees another face, or lacks a head. */
export function isChanged({ painted, off }: State): boolean {
  return painted.length > 0 || off.length > 0;
}

/** Return the index of the largest share: 0 for the start token, then the pixels. */
export function mostLookedAt(shares: readonly number[]): number {
  return shares.reduce((best, share, i) => (share > (shares[best] ?? 0) ? i : best), 0);
}

/** Say how much a head looks at what it looks at most: "86 % on row 7, column 6". */
export function mostOf(shares: readonly number[]): string {
  const [share, place] = most(shares);
  return `${share} on ${place}`;
}

/** Say in a sentence what a head looks at most; '' where its shares are not known. */
export function sentenceOf(state: State, shares: readonly number[]): string {
  if (shares.length === 0) return '';
  const { layer, head } = state;
  const [share, place] = most(shares);
  const switched = isOff(state, layer, head) ? ' It is off.' : '';
  return `Layer ${layer}, head ${head} gives ${share} of its attention to ${place}.${switched}`;
}

/** The largest share, and whose it is. */
function most(shares: readonly number[]): [share: string, place: string] {
  const index = mostLookedAt(shares);
  const place = index === 0 ? 'the start token' : placeOf(index - 1);
  return [`${((shares[index] ?? 0) * 100).toFixed(0)} %`, place];
}

/** Say what became of the likeliest colour; '' where nothing was changed. */
export function changeOf(state: State, looked: Looked | undefined): string {
  if (!looked || !isChanged(state)) return '';
  const { palette } = heldOutFace(state.face);
  const [before, now] = [likeliest(looked.before), likeliest(looked.now)];
  const named = (token: number, shares: readonly number[]): string =>
    `${colourName(palette[token] ?? '')}, ${percent(shares[token] ?? 0)} %`;
  return `Likeliest before: ${named(before, looked.before)}, and now ${percent(looked.now[before] ?? 0)} %. Likeliest now: ${named(now, looked.now)}.`;
}

/** Return the likeliest colour. */
export function likeliest(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** Write a share of 1 in per cent. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}
