import type { Drawing, Raster, Room } from '../../../plugins/figures/contract.ts';
import pretraining from '../../../assets/data/pretraining.json' with { type: 'json' };
import { isAsked, mayDependOn, type Objective } from '../../igpt/mask.ts';
import { cells, cornerOf } from '../../kit/draw/cells.ts';
import { EXAMPLE, FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../pictures/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { maskedPixels } from '../pictures/mask.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { at, MODULE, svg, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
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
  /** The corner of each half. */
  readonly halves: readonly (readonly [Objective, Point])[];
  /** The name of a half with its task, where none stands above the drawing. */
  readonly name?: Point;
  /** The face with the side of its pixels, and the matrix of one row with that of its cells. */
  readonly face: { readonly corner: Point; readonly pixel: number };
  readonly matrix: { readonly corner: Point; readonly cell: number };
  /** Two lines of what the pixel sees. */
  readonly sentences: Point;
  readonly summary: Point;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 370],
    halves: [
      ['autoregressive', [0, 0]],
      ['bert', [600, 0]],
    ],
    face: { corner: [0, 0], pixel: MODULE },
    matrix: { corner: [340, 0], cell: 15 },
    sentences: [340, 274],
    summary: [0, 352],
  },
  phone: {
    size: [440, 740],
    halves: [
      ['autoregressive', [0, 0]],
      ['bert', [0, 384]],
    ],
    name: [0, 24],
    face: { corner: [0, 44], pixel: 13 },
    matrix: { corner: [232, 44], cell: 13 },
    sentences: [0, 286],
    summary: [0, 346],
  },
};

const NAMES: Readonly<Record<Objective, readonly [name: string, task: string]>> = {
  autoregressive: ['Autoregressive', 'guess the next pixel'],
  bert: ['BERT', `guess a random ${pretraining['mask-rate'].text}`],
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
    const hidden = hiddenIn(state);
    const layout = LAYOUTS[room];
    return svg(
      ...layout.size,
      `Autoregressive: a face is known down to one red pixel, the next; in the matrix beside it each pixel of a row looks only at those before it. ` +
        `BERT: ${hidden.size} pixels scattered over the same face are red, to be guessed from all the others; its matrix is full but for the columns of the hidden pixels.`,
      layout.halves
        .map(([objective, corner]) => at(corner, half(objective, state, hidden, layout)))
        .join(''),
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

const NAME = { line: 'body', title: 'strong', note: 'small mid' };

/** Draw the face and the matrix of one objective, with what they say. */
function half(
  objective: Objective,
  state: State,
  hidden: ReadonlySet<number>,
  { name, face, matrix, sentences: [left, top], summary }: Layout,
): string {
  const { asked } = state;
  const raster = withoutGround(heldOutFace(state.face));
  const lines = sentences(objective, state).map((sentence, i) =>
    text(i === 0 ? 'label strong' : 'label mid', left, top + i * 30, sentence),
  );
  return [
    name ? textWithNote(...name, ...NAMES[objective], NAME) : '',
    at(face.corner, pictureSeen(objective, raster, asked, hidden, face.pixel)),
    at(matrix.corner, matrixOf(objective, asked, hidden, matrix.cell)),
    ...lines,
    text('label mid', ...summary, summaryOf(objective, state, hidden)),
  ].join('');
}

/** Draw the face as the network sees it when it guesses `asked`: that is red, what it may not see holes. */
function pictureSeen(
  objective: Objective,
  raster: Raster,
  asked: number,
  hidden: ReadonlySet<number>,
  size: number,
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
function matrixOf(
  objective: Objective,
  asked: number,
  hidden: ReadonlySet<number>,
  cell: number,
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
        .map(({ from, to }): Point => [(to - first) * cell, (from - first) * cell]),
      cell,
      1,
    );
  return (
    of('hole') +
    of('ink') +
    of('red') +
    frames([[0, (asked - first) * cell]], FACE_SIDE * cell, cell)
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

function summaryOf(
  objective: Objective,
  { asked, seed }: State,
  { size }: ReadonlySet<number>,
): string {
  if (objective === 'autoregressive')
    return `${asked} seen, 1 asked, ${FACE_PIXELS - 1 - asked} to come`;
  const share = ((100 * size) / FACE_PIXELS).toFixed(1);
  return `${size} of ${FACE_PIXELS} hidden, ${share} %, by seed ${seed}`;
}

function hiddenIn({ seed }: State): ReadonlySet<number> {
  return new Set(maskedPixels(FACE_PIXELS, seed));
}
