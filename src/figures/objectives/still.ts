import type {
  Figure,
  FigureContext,
  MountedFigure,
  Raster,
} from '../../../plugins/figures/contract.ts';
import { isAsked, mayDependOn, type Objective } from '../../igpt/mask.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createPlayer } from '../../kit/controls/player.ts';
import { cells } from '../../kit/draw/cells.ts';
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
import { at, MODULE, svg, text, type Point } from '../../kit/draw/svg.ts';

/** A type, not an interface: only a type counts as JSON. */
type State = {
  /** Which held-out face. */
  readonly face: number;
  /** Which pixel is looked at: the autoregressive model's next one. */
  readonly asked: number;
  /** The seed of BERT's mask. */
  readonly seed: number;
};

const [WIDTH, HEIGHT] = [1200, 370];
/** Where each half begins. */
const HALVES: readonly (readonly [Objective, number])[] = [
  ['autoregressive', 0],
  ['bert', 600],
];
const MATRIX_LEFT = 340;
/** The matrix shows the pixels of one row of the picture. */
const CELL = 15;

/** Pixels a second. */
const PACE = 12;
const LARGEST_SEED = 9999;

/**
 * One face hidden in two ways: everything from the next pixel on, or random pixels; beside each
 * the matrix of who may look at whom. Options: `data-face`, `data-asked`, `data-seed`.
 */
export const objectives: Figure<State> = {
  initial({ face = String(EXAMPLE.face), asked = '150', seed = String(EXAMPLE.seed) }) {
    for (const [name, value] of Object.entries({ face, asked, seed }))
      if (!/^\d+$/.test(value)) throw new Error(`data-${name} must be a whole number.`);
    return check({ face: Number(face), asked: Number(asked), seed: Number(seed) });
  },

  still: draw,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    let state = context.state;

    const drawing = document.createElement('div');
    const pickers = HALVES.map(([objective, left]) => {
      const label = objective === 'bert' ? 'Pixel, BERT' : 'Pixel, autoregressive';
      const place = { corner: [left, 0], pixel: MODULE, side: FACE_SIDE, hover: false } as const;
      const picker = createPixelPicker({ label, ...place }, (asked) => byHand({ ...state, asked }));
      return { objective, picker };
    });
    const player = createPlayer(
      PACE,
      () => {
        change({ ...state, asked: state.asked + 1 });
        return state.asked < FACE_PIXELS - 1;
      },
      update,
    );
    const play = createButton('Play', () => {
      if (player.playing) player.stop();
      else playOn();
      update();
    });
    const step = createButton('Step', () =>
      byHand({ ...state, asked: (state.asked + 1) % FACE_PIXELS }),
    );
    const reshuffle = createButton('Reshuffle the mask', () =>
      change({ ...state, seed: (state.seed + 1) % (LARGEST_SEED + 1) }),
    );
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    controls.append(play, step, reshuffle);
    host.classList.add('objectives');
    host.append(drawing, ...pickers.map(({ picker }) => picker.element), controls);
    update();

    /** Without motion there is nothing to watch on the way to the last pixel. */
    function playOn(): void {
      const last = FACE_PIXELS - 1;
      const ended = state.asked === last;
      if (context.reducedMotion) change({ ...state, asked: ended ? 0 : last });
      else {
        player.start();
        if (ended) change({ ...state, asked: 0 });
      }
    }

    function byHand(next: State): void {
      player.stop();
      change(next);
    }

    function change(next: State): void {
      state = next;
      update();
      context.changed();
    }

    function update(): void {
      drawing.innerHTML = draw(state);
      for (const { objective, picker } of pickers)
        picker.set(state.asked, sentences(objective, state).join(' '));
      relabel(play, player.playing ? 'Pause' : 'Play');
    }

    return {
      getState: () => state,
      setState(next) {
        state = check(next);
        player.stop();
        update();
      },
      show: update,
      hide() {
        player.stop();
        update();
      },
      destroy: () => player.stop(),
    };
  },
};

function check({ face, asked, seed }: State): State {
  heldOutFace(face);
  if (!Number.isInteger(asked) || asked < 0 || asked >= FACE_PIXELS)
    throw new Error(`The asked pixel must be from 0 to ${FACE_PIXELS - 1}, not ${asked}.`);
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED)
    throw new Error(`The seed must be a whole number from 0 to ${LARGEST_SEED}, not ${seed}.`);
  return { face, asked, seed };
}

function draw(state: State): string {
  const hidden = hiddenIn(state);
  const halves = HALVES.map(([objective, left]) => at([left, 0], half(objective, state, hidden)));
  return svg(
    WIDTH,
    HEIGHT,
    `Left, autoregressive: a face is known down to one red pixel, the next; in the matrix beside it each pixel of a row looks only at those before it. ` +
      `Right, BERT: ${hidden.size} pixels scattered over the same face are red, to be guessed from all the others; its matrix is full but for the columns of the hidden pixels.`,
    halves.join(''),
  );
}

function half(objective: Objective, state: State, hidden: ReadonlySet<number>): string {
  const { asked } = state;
  const lines = sentences(objective, state).map((sentence, i) =>
    text(i === 0 ? 'small strong' : 'small mid', 0, 270 + i * 25, sentence),
  );
  return (
    picture(objective, withoutGround(heldOutFace(state.face)), asked, hidden) +
    at([MATRIX_LEFT, 0], matrix(objective, asked, hidden) + lines.join('')) +
    text('label mid', 0, 354, summary(objective, state, hidden))
  );
}

/** The face as the network sees it when it guesses `asked`: red what is asked, holes what it may not see. */
function picture(
  objective: Objective,
  raster: Raster,
  asked: number,
  hidden: ReadonlySet<number>,
): string {
  const isRed = (i: number) => (objective === 'bert' ? hidden.has(i) : i === asked);
  const all = Array.from({ length: FACE_PIXELS }, (_, i) => i);
  const seen = (i: number) => mayDependOn(objective, asked, i, hidden);
  const corner = (i: number): Point => [
    (i % FACE_SIDE) * MODULE,
    Math.floor(i / FACE_SIDE) * MODULE,
  ];
  return (
    pixels(raster, (i) => (seen(i) ? corner(i) : undefined), MODULE) +
    cells('hole', all.filter((i) => !seen(i) && !isRed(i)).map(corner)) +
    cells('red', all.filter(isRed).map(corner), MODULE, 0) +
    (objective === 'bert' ? frames([corner(asked)], MODULE) : '')
  );
}

/** Who sees whom in the row of `asked`: a row of the matrix looks, a column is looked at. */
function matrix(objective: Objective, asked: number, hidden: ReadonlySet<number>): string {
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
        .map(({ from, to }): Point => [(to - first) * CELL, (from - first) * CELL]),
      CELL,
      1,
    );
  return (
    of('hole') +
    of('ink') +
    of('red') +
    frames([[0, (asked - first) * CELL]], FACE_SIDE * CELL, CELL)
  );
}

/** What the pixel may look at, in two short lines. */
function sentences(objective: Objective, state: State): [string, string] {
  const { asked } = state;
  const hidden = hiddenIn(state);
  const name = `Pixel ${asked + 1}`;
  if (objective === 'autoregressive')
    return [`${name} is asked`, asked === 0 ? 'and sees nothing' : `and sees the ${asked} before`];
  return isAsked('bert', asked, hidden)
    ? [`${name} is hidden: asked`, `and sees ${FACE_PIXELS - hidden.size} others`]
    : [`${name} is not hidden:`, 'its answer is ignored'];
}

function summary(
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
