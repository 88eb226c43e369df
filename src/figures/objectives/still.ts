import type { Drawing, Raster, Room } from '../../../plugins/figures/contract.ts';
import pretraining from '../../../assets/data/pretraining.json' with { type: 'json' };
import { isAsked, mayDependOn, type Objective } from '../../igpt/mask.ts';
import { cells, cornerOf } from '../../kit/draw/cells.ts';
import {
  EXAMPLE,
  FACE_PIXELS,
  FACE_SIDE,
  heldOutFace,
  withoutGround,
} from '../../kit/draw/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { maskedPixels } from '../../kit/draw/mask.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { at, MODULE, svg, text, textLines, type Point } from '../../kit/draw/svg.ts';
import { checkRange, wholeOption } from '../../kit/numbers.ts';

export type State = {
  /** Which held-out face. */
  readonly face: number;
  /** The pixel that is looked at: the autoregressive model's next one. */
  readonly asked: number;
  /** The seed of BERT's mask. */
  readonly seed: number;
};

export const SEEDS = { min: 0, max: 9999 };

interface Layout {
  readonly size: Point;
  /** The left edge of each objective, and the upper edge of its picture. */
  readonly lefts: Readonly<Record<Objective, number>>;
  readonly top: number;
  /** A pixel of the picture, and a cell of the matrix, whose corner is seen from the picture's. */
  readonly pixel: number;
  readonly cell: number;
  readonly matrix: Point;
  /** From the top of the matrix to the words below it, and from the picture's to those below that. */
  readonly belowMatrix: number;
  readonly belowPicture: number;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 370],
    lefts: { autoregressive: 0, bert: 600 },
    top: 0,
    pixel: MODULE,
    cell: 15,
    matrix: [340, 0],
    belowMatrix: 274,
    belowPicture: 352,
  },
  phone: {
    size: [580, 828],
    lefts: { autoregressive: 0, bert: 308 },
    top: 122,
    pixel: 17,
    cell: 17,
    matrix: [0, 358],
    belowMatrix: 304,
    belowPicture: 304,
  },
};

export const OBJECTIVES: readonly Objective[] = ['autoregressive', 'bert'];

/** What stands beside the figure on its slide. */
const HEADINGS: Readonly<Record<Objective, readonly [name: string, ...lines: string[]]>> = {
  autoregressive: ['Autoregressive', 'Guess the next pixel', 'from all before it.'],
  bert: ['BERT', `Guess a random ${pretraining['mask-rate'].text}`, 'from all the rest.'],
};

/**
 * One face hidden in two ways: everything from the next pixel on, or random pixels; beside each
 * the matrix of who may look at whom. Options: `data-face`, `data-asked`, `data-seed`.
 */
export const objectives: Drawing<State> = {
  initial({ face = String(EXAMPLE.face), asked = '150', seed = String(EXAMPLE.seed) }) {
    return check({
      face: wholeOption('face', face),
      asked: wholeOption('asked', asked),
      seed: wholeOption('seed', seed),
    });
  },

  still(state, _kit, room) {
    const layout = LAYOUTS[room];
    const hidden = hiddenIn(state);
    return svg(
      ...layout.size,
      `Left, autoregressive: a face is known down to one red pixel, the next; in the matrix beside it each pixel of a row looks only at those before it. ` +
        `Right, BERT: ${hidden.size} pixels scattered over the same face are red, to be guessed from all the others; its matrix is full but for the columns of the hidden pixels.`,
      OBJECTIVES.map((objective) =>
        at([layout.lefts[objective], layout.top], half(objective, state, hidden, room)),
      ).join(''),
    );
  },
};

/** Return the state; throw one sentence where there is no such face, pixel or seed. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('asked pixel', state.asked, { min: 0, max: FACE_PIXELS - 1 });
  checkRange('seed', state.seed, SEEDS);
  return state;
}

/** Draw the face and the matrix of one objective, with what they say. */
function half(objective: Objective, state: State, hidden: ReadonlySet<number>, room: Room): string {
  const { pixel, cell, matrix: corner, belowMatrix, belowPicture } = LAYOUTS[room];
  const lines = sentences(objective, state).map((sentence, i) =>
    text(i === 0 ? 'label strong' : 'label mid', 0, belowMatrix + i * 30, sentence),
  );
  const summary = summaryOf(objective, state, hidden);
  return (
    (room === 'phone' ? heading(objective) : '') +
    pictureSeen(objective, withoutGround(heldOutFace(state.face)), pixel, state.asked, hidden) +
    at(corner, matrix(objective, cell, state.asked, hidden) + lines.join('')) +
    textLines('label mid', [0, belowPicture], room === 'phone' ? summary : [summary.join(' ')], 30)
  );
}

/** Write above a picture what the slide says beside it. */
function heading(objective: Objective): string {
  const [name, ...lines] = HEADINGS[objective];
  return text('sub', -2, -88, name) + textLines('label', [0, -50], lines, 30);
}

/** Draw the face as the network sees it when it guesses `asked`: that is red, what it may not see holes. */
function pictureSeen(
  objective: Objective,
  raster: Raster,
  size: number,
  asked: number,
  hidden: ReadonlySet<number>,
): string {
  const isRed = (i: number) => (objective === 'bert' ? hidden.has(i) : i === asked);
  const all = Array.from({ length: FACE_PIXELS }, (_, i) => i);
  const seen = (i: number) => mayDependOn(objective, asked, i, hidden);
  const corner = (i: number): Point => cornerOf(i, FACE_SIDE, size);
  return (
    pixels(raster, (i) => (seen(i) ? corner(i) : undefined), size) +
    cells('hole', all.filter((i) => !seen(i) && !isRed(i)).map(corner), size) +
    cells('red', all.filter(isRed).map(corner), size, 0) +
    (objective === 'bert' ? frames([corner(asked)], size) : '')
  );
}

/** Draw who sees whom in the row of `asked`: a row of the matrix looks, a column is looked at. */
function matrix(
  objective: Objective,
  size: number,
  asked: number,
  hidden: ReadonlySet<number>,
): string {
  const first = asked - (asked % FACE_SIDE);
  const all = Array.from({ length: FACE_SIDE ** 2 }, (_, i) => ({
    from: first + Math.floor(i / FACE_SIDE),
    to: first + (i % FACE_SIDE),
  }));
  const kind = ({ from, to }: { from: number; to: number }) => {
    if (mayDependOn(objective, from, to, hidden)) return 'ink';
    return objective === 'bert' || (from === asked && to === asked) ? 'red' : 'hole';
  };
  const of = (fill: 'ink' | 'red' | 'hole') =>
    cells(
      fill,
      all
        .filter((pair) => kind(pair) === fill)
        .map(({ from, to }): Point => [(to - first) * size, (from - first) * size]),
      size,
      1,
    );
  return (
    of('hole') +
    of('ink') +
    of('red') +
    frames([[0, (asked - first) * size]], FACE_SIDE * size, size)
  );
}

/** Say in two short lines what the pixel may look at. */
export function sentences(objective: Objective, state: State): [string, string] {
  const { asked } = state;
  const hidden = hiddenIn(state);
  const pixel = `Pixel ${asked + 1}`;
  if (objective === 'autoregressive')
    return [`${pixel} is asked`, asked === 0 ? 'and sees nothing' : `and sees ${asked} before it`];
  return isAsked('bert', asked, hidden)
    ? [`${pixel} is hidden: asked`, `and sees ${FACE_PIXELS - hidden.size} others`]
    : [`${pixel} is not hidden:`, 'its answer is ignored'];
}

/** Count in two short lines what is seen, asked and hidden. */
function summaryOf(
  objective: Objective,
  { asked, seed }: State,
  { size }: ReadonlySet<number>,
): readonly [string, string] {
  if (objective === 'autoregressive')
    return [`${asked} seen, 1 asked,`, `${FACE_PIXELS - 1 - asked} to come`];
  const share = ((100 * size) / FACE_PIXELS).toFixed(1);
  return [`${size} of ${FACE_PIXELS} hidden,`, `${share} %, by seed ${seed}`];
}

function hiddenIn({ seed }: State): ReadonlySet<number> {
  return new Set(maskedPixels(FACE_PIXELS, seed));
}
