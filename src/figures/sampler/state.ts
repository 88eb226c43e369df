import { tokensOf } from '../../kit/draw/hex.ts';

/** A pixel of a completion that was set by hand. */
export type Edit = [completion: number, pixel: number, token: number];

/**
 * What a person can set: the same state draws the same pictures.
 * A type, not an interface: only a type counts as JSON.
 */
export type State = {
  readonly model: 'faces' | 'fashion';
  /** The index of the held-out picture that is completed. */
  readonly picture: number;
  /** The visitor's own picture in its place, two hexadecimal digits a pixel; empty for none. */
  readonly own: string;
  /** How many rows are given. */
  readonly rows: number;
  /** The seed of the first completion; the others count on. */
  readonly seed: number;
  /** In tenths. */
  readonly temperature: number;
  /** In twentieths. */
  readonly topP: number;
  /** Whether a KV cache is used. */
  readonly cached: boolean;
  /** The heads of attention that are off, from 1 on; only an address says so. */
  readonly off: [layer: number, head: number][];
  /** The completion whose next pixel is looked at. */
  readonly chosen: number;
  readonly edits: Edit[];
};

export const COMPLETIONS = 8;
export const SIDES = { faces: 16, fashion: 14 } as const;
export const COLORS = { faces: 256, fashion: 16 } as const;
export const HELD_OUT = 64;
/** How many layers a model has, and heads in each. */
const HEADS = { faces: [8, 4], fashion: [7, 5] } as const;

export const LIMITS = {
  rows: [0, 15],
  seed: [1, 9992],
  temperature: [0, 15],
  topP: [5, 20],
} as const;

/** The settings of the recorded completions. */
export const START: State = {
  model: 'faces',
  picture: 0,
  own: '',
  rows: 8,
  seed: 1,
  temperature: 10,
  topP: 20,
  cached: true,
  off: [],
  chosen: 0,
  edits: [],
};

/** Return whether two states draw the same pictures. */
export function haveSamePictures(a: State, b: State): boolean {
  const relevant = (state: State): string => JSON.stringify({ ...state, cached: true, chosen: 0 });
  return relevant(a) === relevant(b);
}

/** Return whether two states complete the same picture. */
export function haveSameOriginal(a: State, b: State): boolean {
  return a.model === b.model && a.picture === b.picture && a.own === b.own;
}

/** Return how many rows of a model's pictures can be given, so that one is left to draw. */
export function maxRows(model: State['model']): number {
  return SIDES[model] - 1;
}

/**
 * Return the state without edits that change nothing.
 * @throws Error with one sentence if nothing can be drawn from the state
 */
export function check(state: State): State {
  const { model, picture, own, chosen } = state;
  if (model !== 'faces' && model !== 'fashion')
    throw new Error(`The model must be "faces" or "fashion", not "${String(model)}".`);
  const pixels = SIDES[model] ** 2;
  if (!isWhole(picture, 0, HELD_OUT - 1))
    throw new Error(`The picture must be one of ${HELD_OUT}, not ${picture}.`);
  for (const name of ['rows', 'seed', 'temperature', 'topP'] as const) {
    const [least, most] = LIMITS[name];
    if (!isWhole(state[name], least, most))
      throw new Error(
        `${name} must be a whole number from ${least} to ${most}, not ${state[name]}.`,
      );
  }
  if (state.rows > maxRows(model)) throw new Error(`${state.rows} rows leave nothing to draw.`);
  if (!isWhole(chosen, 0, COMPLETIONS - 1))
    throw new Error(`The chosen completion must be one of ${COMPLETIONS}, not ${chosen}.`);
  const [layers, heads] = HEADS[model];
  for (const [layer, head] of state.off)
    if (!isWhole(layer, 1, layers) || !isWhole(head, 1, heads))
      throw new Error(`There is no head ${head} in layer ${layer}.`);
  if (own !== '') {
    const tokens = tokensOf(own);
    const isHex = /^(?:[\da-f]{2})*$/.test(own);
    if (!isHex || tokens.length !== pixels || tokens.some((token) => token >= COLORS[model]))
      throw new Error(`A picture of one's own has ${pixels} pixels of the model's palette.`);
  }
  for (const [completion, pixel, token] of state.edits)
    if (
      !isWhole(completion, 0, COMPLETIONS - 1) ||
      !isWhole(pixel, 0, pixels - 1) ||
      !isWhole(token, 0, COLORS[model] - 1)
    )
      throw new Error('A pixel that was set by hand is not one of a completion.');
  return { ...state, edits: effectiveEdits(state) };
}

/** Return the edits of pixels that are drawn; of several edits of one pixel the last. */
function effectiveEdits({ model, rows, edits }: State): Edit[] {
  const given = rows * SIDES[model];
  const ofPixels = new Map(edits.map((edit) => [`${edit[0]}/${edit[1]}`, edit]));
  return [...ofPixels.values()].filter(([, pixel]) => pixel >= given);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
