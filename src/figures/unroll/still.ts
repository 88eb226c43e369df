import type {
  Figure,
  FigureContext,
  MountedFigure,
  Raster,
} from '../../../plugins/figures/contract.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { createPlayer } from '../../kit/controls/player.ts';
import { cells } from '../../kit/draw/cells.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../../kit/draw/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { at, line, MODULE, rect, svg, text, type Point } from '../../kit/draw/svg.ts';

/** A type, not an interface: only a type counts as JSON. */
type State = {
  /** Which of the held-out faces is unrolled. */
  readonly face: number;
  /** How many of its pixels have left the square for the strip. */
  readonly unrolled: number;
};

/** The faces to choose from. */
const FACES = ['47', '9', '42', '62'];

/** The strip goes on beyond the slide's edge, 62 modules from its left margin. */
const STRIP_CELLS = 62;
const STRIP_Y = 390;
const HEIGHT = STRIP_Y + 52;

/** Steps a second; so that nobody waits, after two rows each takes four pixels instead of one. */
const PACE = 20;
const [SLOW, STRIDE] = [2 * FACE_SIDE, 4];

/**
 * A picture whose pixels leave it in raster order, and the strip that they become.
 * Options: `data-face`, the number of a held-out face; `data-unrolled`, how many pixels have left.
 */
export const unroll: Figure<State> = {
  initial({ face = '47', unrolled = '119' }) {
    for (const [name, value] of Object.entries({ face, unrolled }))
      if (!/^\d+$/.test(value))
        throw new Error(`data-${name} must be a whole number, not "${value}".`);
    return check({ face: Number(face), unrolled: Number(unrolled) });
  },

  still: draw,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    let state = context.state;
    /** Which way the strip is played: out of the square or back into it. */
    let towards = FACE_PIXELS;

    const drawing = document.createElement('div');
    const square = document.createElement('div');
    square.className = 'square';
    square.addEventListener('click', (event) =>
      byHand({ ...state, unrolled: pixelBelow(event, square) + 1 }),
    );
    const player = createPlayer(
      PACE,
      () => {
        change({ ...state, unrolled: next(state.unrolled, towards) });
        return state.unrolled !== towards;
      },
      update,
    );
    const play = createButton('Unroll', () => {
      if (player.playing) player.stop();
      else {
        towards = state.unrolled === FACE_PIXELS ? 0 : FACE_PIXELS;
        if (context.reducedMotion) change({ ...state, unrolled: towards });
        else player.start();
      }
      update();
    });
    const range = createCellRange(
      { label: 'Pixels in the strip', min: 0, max: FACE_PIXELS, step: 1, cell: 4, marks: [] },
      (unrolled) => byHand({ ...state, unrolled }),
    );
    const choice = createChoice(
      'Face',
      FACES.map((face) => [face, portrait(Number(face))]),
      (face) => change({ ...state, face: Number(face) }),
    );
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    controls.append(play, range.element, choice.element);
    host.classList.add('unroll');
    host.append(drawing, square, controls);
    update();

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
      const { face, unrolled } = state;
      drawing.innerHTML = draw(state);
      range.set(unrolled, `${unrolled} of ${FACE_PIXELS}`);
      choice.set(String(face));
      relabel(play, player.playing ? 'Pause' : unrolled === FACE_PIXELS ? 'Roll up' : 'Unroll');
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

/** The pixel of the square that is clicked, by its index in raster order. */
function pixelBelow({ clientX, clientY }: MouseEvent, square: HTMLElement): number {
  const box = square.getBoundingClientRect();
  const [column, row] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height].map(
    (share) => Math.min(Math.max(Math.floor(share * FACE_SIDE), 0), FACE_SIDE - 1),
  );
  return (row ?? 0) * FACE_SIDE + (column ?? 0);
}

function check(state: State): State {
  const { face, unrolled } = state;
  heldOutFace(face);
  if (!Number.isInteger(unrolled) || unrolled < 0 || unrolled > FACE_PIXELS)
    throw new Error(`A face has ${FACE_PIXELS} pixels to unroll, not ${unrolled}.`);
  return { face, unrolled };
}

/** The number of unrolled pixels one step of the show later. */
function next(unrolled: number, towards: number): number {
  const forwards = towards > unrolled;
  const stride = (forwards ? unrolled : unrolled - 1) < SLOW ? 1 : STRIDE;
  return forwards ? Math.min(unrolled + stride, towards) : Math.max(unrolled - stride, towards);
}

function draw({ face, unrolled }: State): string {
  const raster = withoutGround(heldOutFace(face));
  const first = firstInWindow(unrolled);
  const inStrip = (i: number): Point | undefined =>
    i < unrolled && i >= first && i < first + STRIP_CELLS
      ? [(i - first) * MODULE, STRIP_Y]
      : undefined;
  const inSquare = (i: number): Point => [
    (i % FACE_SIDE) * MODULE,
    Math.floor(i / FACE_SIDE) * MODULE,
  ];
  const gone = Array.from({ length: unrolled }, (_, i) => inSquare(i));
  // The pixel that left last, and the one that stood above it.
  const pair = [unrolled - 1 - FACE_SIDE, unrolled - 1].filter((i) => i >= 0);
  const shown = pair.flatMap((i) => [inStrip(i)].filter((corner) => corner !== undefined));
  return svg(
    STRIP_CELLS * MODULE,
    HEIGHT,
    `A face of 16 × 16 pixels becomes a strip of ${FACE_PIXELS} tokens, row after row; ${unrolled} have left the square. ` +
      `Two pixels, one below the other in the picture, are 16 tokens apart in the strip.`,
    [
      cells('hole', gone),
      pixels(raster, (i) => (i < unrolled ? undefined : inSquare(i)), MODULE),
      strip(raster, unrolled, inStrip),
      frames([...pair.map(inSquare), ...shown], MODULE),
      numbers(first),
      bracket(shown),
      at([30 * MODULE, 300], count(unrolled)),
    ].join(''),
  );
}

/** What the strip's window begins with: its newest token is always in it, with one row's room. */
function firstInWindow(unrolled: number): number {
  const last = Math.min(unrolled + FACE_SIDE, FACE_PIXELS);
  return Math.max(0, last - STRIP_CELLS + 1);
}

function strip(
  raster: Raster,
  unrolled: number,
  place: (index: number) => Point | undefined,
): string {
  const first = firstInWindow(unrolled);
  const length = Math.min(FACE_PIXELS - first, STRIP_CELLS);
  const all = Array.from({ length }, (_, i): Point => [i * MODULE, STRIP_Y]);
  const filled = Math.min(Math.max(unrolled - first, 0), length);
  const joints = all.slice(0, filled).map(([x, y]) => `M${x} ${y}v${MODULE}`);
  return (
    cells('hole', all.slice(filled)) +
    (filled > 0 ? rect('hole', -1, STRIP_Y - 1, filled * MODULE + 1, MODULE + 2) : '') +
    pixels(raster, place, MODULE) +
    `<path class="joint" d="${joints.join('')}"/>`
  );
}

/** The number of the first token of each row, below it. */
function numbers(first: number): string {
  const rows = Array.from({ length: FACE_SIDE }, (_, row) => row * FACE_SIDE).filter(
    (i) => i >= first && i < first + STRIP_CELLS - 1,
  );
  return rows
    .map((i, n) => {
      const name = n === 0 ? `token ${i + 1}` : String(i + 1);
      return text('axis', (i - first) * MODULE, STRIP_Y + 46, name);
    })
    .join('');
}

/** From one pixel of the strip to the one that stood below it in the picture. */
function bracket(corners: readonly Point[]): string {
  const [from, to] = corners;
  if (!from || !to) return '';
  const [a, b] = [from[0] + MODULE / 2, to[0] + MODULE / 2];
  return (
    line('rule', [a, STRIP_Y - 8], [a, STRIP_Y - 21]) +
    line('rule', [a - 1, STRIP_Y - 20], [b + 1, STRIP_Y - 20]) +
    line('rule', [b, STRIP_Y - 8], [b, STRIP_Y - 21]) +
    text('label strong', a - 1, STRIP_Y - 32, '16 tokens later')
  );
}

function count(unrolled: number): string {
  return (
    text('label mid', 0, -96, `of ${FACE_PIXELS} tokens`) + text('display', -5, 0, String(unrolled))
  );
}

function portrait(face: number): Node {
  const template = document.createElement('template');
  const place = (i: number): Point => [(i % FACE_SIDE) * 2, Math.floor(i / FACE_SIDE) * 2];
  const drawing = pixels(withoutGround(heldOutFace(face)), place, 2);
  template.innerHTML = svg(2 * FACE_SIDE, 2 * FACE_SIDE, `Face ${face}`, drawing);
  return template.content;
}
