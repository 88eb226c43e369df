import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells } from '../kit/draw/cells.ts';
import {
  line,
  MODULE,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  wideOnly,
  type Fill,
  type Point,
} from '../kit/draw/svg.ts';

/** How many positions the sequence of the drawing has; one square is one position's vector. */
const POSITIONS = 8;
const TALL = POSITIONS * MODULE;
/** The residual path runs above, the branches through the middle of the columns. */
const TOP = 20;
const MIDDLE = TOP + 40 + TALL / 2;
const WIDTH = 1200;

/** Left edges of what a branch passes. */
const X = {
  input: 0,
  norm: 160,
  attention: 420,
  sum: 640,
  a: 730,
  norm2: 840,
  mlp: 980,
  sum2: 1112,
  output: 1180,
};
type Places = typeof X;
type Place = keyof Places;

/** Upper edges in the narrow arrangement: there all is turned, and a branch leads down. */
const Y: Places = {
  input: 0,
  norm: 90,
  attention: 178,
  sum: 388,
  a: 440,
  norm2: 530,
  mlp: 608,
  sum2: 738,
  output: 790,
};
/** There words stand to the right of what they name. */
const WORDS = TOP + 40 + TALL + 40;

/**
 * A pre-LN block of the network as a sequence sees it: every square is one position's vector, and
 * attention is the one place where positions meet. It comes in four steps.
 */
export const blockDiagram: Drawing<null> = {
  initial: () => null,

  still() {
    const first = step(
      0,
      wire('input', 'norm') + column('mid', 'norm') + caption('norm', 'layer norm', 'each alone'),
    );
    const second = step(
      1,
      wire('norm', 'attention') +
        turned('attention', mask()) +
        caption('attention', 'attention', 'positions meet', { classes: 'strong red', size: TALL }) +
        wire('attention', 'sum', TALL) +
        sum('sum', 'input') +
        wideOnly(text('small mid', X.input + 60, TOP - 10, 'residual path')) +
        narrowOnly(
          text('small mid', TOP + 12, Y.attention - 42, 'residual') +
            text('small mid', TOP + 12, Y.attention - 18, 'path'),
        ) +
        wire('sum', 'a') +
        column('ink', 'a'),
    );
    const third = step(
      2,
      wire('a', 'norm2') +
        column('mid', 'norm2') +
        caption('norm2', 'layer norm', 'each alone') +
        wire('norm2', 'mlp') +
        [0, 1, 2, 3].map((i) => column('ink', 'mlp', i * MODULE)).join('') +
        caption('mlp', 'MLP', '4 d wide, each alone', { size: 4 * MODULE }) +
        wire('mlp', 'sum2', 4 * MODULE) +
        sum('sum2', 'a') +
        wire('sum2', 'output') +
        column('ink', 'output'),
    );
    return svg(
      WIDTH,
      TOP + 40 + TALL + 70,
      'A block: the sequence goes through a layer norm and causal attention and is added to itself, ' +
        'then through a layer norm and an MLP four times as wide and is added again. ' +
        'Only in attention do positions meet.',
      column('ink', 'input') +
        caption('input', 'sequence', 'd numbers each') +
        first +
        second +
        third,
      Y.output + MODULE,
    );
  },
};

/** What appears with one click, together with its formula beside the drawing. */
function step(index: number, body: string): string {
  return `<g class="fragment" data-fragment-index="${index}">${body}</g>`;
}

/** Shapes that begin at a place; in the narrow arrangement what led to the right in them leads down. */
function turned(place: Place, body: string): string {
  return `<g transform="translate(${X[place]} 0)" data-narrow="matrix(0 1 1 0 0 ${Y[place]})">${body}</g>`;
}

/** What is drawn from one place to another, which are not as far from each other in both arrangements. */
function between(draw: (places: Places) => string): string {
  return wideOnly(draw(X)) + narrowOnly(`<g transform="matrix(0 1 1 0 0 0)">${draw(Y)}</g>`);
}

function column(fill: Fill, place: Place, left = 0): string {
  const corners = Array.from({ length: POSITIONS }, (_, i): Point => [left, TOP + 40 + i * MODULE]);
  return turned(place, cells(fill, corners));
}

/** Who may look at whom: each row one position, itself and what came before. */
function mask(): string {
  const all = Array.from({ length: POSITIONS ** 2 }, (_, i): Point => [
    (i % POSITIONS) * MODULE,
    TOP + 40 + Math.floor(i / POSITIONS) * MODULE,
  ]);
  const isSeen = ([x, y]: Point): boolean => x <= y - TOP - 40;
  return (
    cells(
      'hole',
      all.filter((corner) => !isSeen(corner)),
    ) + cells('ink', all.filter(isSeen))
  );
}

/** From the end of what is so long to what comes next. */
function wire(from: Place, to: Place, size = MODULE): string {
  return between((at) => line('rule', [at[from] + size + 10, MIDDLE], [at[to] - 10, MIDDLE]));
}

/** The residual path: from the state over everything, and down into a plus. */
function sum(place: Place, from: Place): string {
  const plus =
    rect('ink', 0, MIDDLE - 2, MODULE, 4) + rect('ink', MODULE / 2 - 2, MIDDLE - 10, 4, MODULE);
  const path = between((at) => {
    const [start, centre] = [at[from] + MODULE + 29, at[place] + MODULE / 2];
    return (
      line('rule', [start, MIDDLE], [start, TOP]) +
      line('rule', [start - 1, TOP], [centre + 1, TOP]) +
      line('rule', [centre, TOP], [centre, MIDDLE - 20])
    );
  });
  return path + turned(place, plus);
}

/**
 * What a place is called, and one thing about it.
 * @param size - how long it is, in the direction of the branch
 */
function caption(
  place: Place,
  name: string,
  says: string,
  { classes = 'mid', size = MODULE } = {},
): string {
  return placed(
    [X[place], TOP + 40 + TALL + 30],
    [WORDS, Y[place] + Math.max(17, size / 2 - 6)],
    text('label strong', 0, 0, name) + text(`small ${classes}`, 0, 28, says),
  );
}
