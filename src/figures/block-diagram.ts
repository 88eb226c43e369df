import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells } from './draw/cells.ts';
import { at, line, MODULE, rect, svg, text, type Fill, type Point } from './draw/svg.ts';

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

/**
 * A pre-LN block of the network as a sequence sees it: every square is one position's vector, and
 * attention is the one place where positions meet. It comes in four steps.
 */
export const blockDiagram: Drawing<null> = {
  initial: () => null,

  still() {
    const first = step(
      0,
      wire(X.input + MODULE, X.norm) +
        column('mid', X.norm) +
        caption(X.norm, 'layer norm', 'each alone'),
    );
    const second = step(
      1,
      wire(X.norm + MODULE, X.attention) +
        at([X.attention, TOP + 40], mask()) +
        caption(X.attention, 'attention', 'positions meet', 'strong red') +
        wire(X.attention + TALL, X.sum) +
        sum(X.sum, X.input + MODULE) +
        text('small mid', X.input + 60, TOP - 10, 'residual path') +
        wire(X.sum + MODULE, X.a) +
        column('ink', X.a),
    );
    const third = step(
      2,
      wire(X.a + MODULE, X.norm2) +
        column('mid', X.norm2) +
        caption(X.norm2, 'layer norm', 'each alone') +
        wire(X.norm2 + MODULE, X.mlp) +
        [0, 1, 2, 3].map((i) => column('ink', X.mlp + i * MODULE)).join('') +
        caption(X.mlp, 'MLP', '4 d wide, each alone') +
        wire(X.mlp + 4 * MODULE, X.sum2) +
        sum(X.sum2, X.a + MODULE) +
        wire(X.sum2 + MODULE, X.output) +
        column('ink', X.output),
    );
    return svg(
      WIDTH,
      TOP + 40 + TALL + 70,
      'A block: the sequence goes through a layer norm and causal attention and is added to itself, ' +
        'then through a layer norm and an MLP four times as wide and is added again. ' +
        'Only in attention do positions meet.',
      column('ink', X.input) +
        caption(X.input, 'sequence', 'd numbers each') +
        first +
        second +
        third,
    );
  },
};

/** What appears with one click, together with its formula beside the drawing. */
function step(index: number, body: string): string {
  return `<g class="fragment" data-fragment-index="${index}">${body}</g>`;
}

function column(fill: Fill, x: number): string {
  const corners = Array.from({ length: POSITIONS }, (_, i): Point => [x, TOP + 40 + i * MODULE]);
  return cells(fill, corners);
}

/** Who may look at whom: each row one position, itself and what came before. */
function mask(): string {
  const all = Array.from({ length: POSITIONS ** 2 }, (_, i): Point => [
    (i % POSITIONS) * MODULE,
    Math.floor(i / POSITIONS) * MODULE,
  ]);
  const [seen, hidden] = [all.filter(([x, y]) => x <= y), all.filter(([x, y]) => x > y)];
  return cells('hole', hidden) + cells('ink', seen);
}

function wire(from: number, to: number): string {
  return line('rule', [from + 10, MIDDLE], [to - 10, MIDDLE]);
}

/** The residual path: from the state over everything, and down into a plus. */
function sum(x: number, from: number): string {
  const centre = x + MODULE / 2;
  return (
    line('rule', [from + 29, MIDDLE], [from + 29, TOP]) +
    line('rule', [from + 28, TOP], [centre + 1, TOP]) +
    line('rule', [centre, TOP], [centre, MIDDLE - 20]) +
    rect('ink', x, MIDDLE - 2, MODULE, 4) +
    rect('ink', centre - 2, MIDDLE - 10, 4, MODULE)
  );
}

function caption(x: number, name: string, says: string, classes = 'mid'): string {
  const y = TOP + 40 + TALL + 30;
  return text('label strong', x, y, name) + text(`small ${classes}`, x, y + 28, says);
}
