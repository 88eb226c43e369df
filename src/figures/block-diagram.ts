import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import { cells } from '../kit/draw/cells.ts';
import { onStep } from '../kit/draw/steps.ts';
import { at, line, MODULE, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

/** The number of positions in the sequence; a square is the vector of a position. */
const POSITIONS = 8;
const TALL = POSITIONS * MODULE;

/** Coordinates across the branch: the residual path, and the first position and middle of each column. */
const RESIDUAL = 20;
const FIRST = 60;
const MIDDLE = FIRST + TALL / 2;

/** The start of each part along the branch, which leads to the right on the stage, down on a phone. */
const PARTS = {
  input: { stage: 0, phone: 0 },
  norm: { stage: 160, phone: 90 },
  attention: { stage: 420, phone: 178 },
  sum: { stage: 640, phone: 388 },
  afterAttention: { stage: 730, phone: 440 },
  secondNorm: { stage: 840, phone: 530 },
  mlp: { stage: 980, phone: 608 },
  secondSum: { stage: 1112, phone: 738 },
  output: { stage: 1180, phone: 790 },
} as const satisfies Record<string, Record<Room, number>>;
type Part = keyof typeof PARTS;

/**
 * Draw a pre-LN block of the network in four steps. Every square is the vector of a position; positions
 * meet only in attention.
 */
export const blockDiagram: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const sequence =
      column(room, 'ink', 'input') + caption(room, 'input', 'sequence', 'd numbers each');
    const first =
      wire(room, 'input', 'norm') +
      column(room, 'mid', 'norm') +
      caption(room, 'norm', 'layer norm', 'each alone');
    const second =
      wire(room, 'norm', 'attention') +
      mask(room) +
      caption(room, 'attention', 'attention', 'positions meet', 'strong red', TALL) +
      wire(room, 'attention', 'sum', TALL) +
      residualPath(room, 'input', 'sum') +
      (room === 'stage'
        ? text('small mid', 60, 10, 'residual path')
        : text('small mid', 32, 136, 'residual') + text('small mid', 32, 160, 'path')) +
      wire(room, 'sum', 'afterAttention') +
      column(room, 'ink', 'afterAttention');
    const third =
      wire(room, 'afterAttention', 'secondNorm') +
      column(room, 'mid', 'secondNorm') +
      caption(room, 'secondNorm', 'layer norm', 'each alone') +
      wire(room, 'secondNorm', 'mlp') +
      [0, 1, 2, 3].map((i) => column(room, 'ink', 'mlp', i * MODULE)).join('') +
      caption(room, 'mlp', 'MLP', '4 d wide, each alone', 'mid', 4 * MODULE) +
      wire(room, 'mlp', 'secondSum', 4 * MODULE) +
      residualPath(room, 'afterAttention', 'secondSum') +
      wire(room, 'secondSum', 'output') +
      column(room, 'ink', 'output');
    const [width, height] = room === 'stage' ? [1200, 290] : [580, 810];
    return svg(
      width,
      height,
      'A block: the sequence goes through a layer norm and causal attention and is added to itself, ' +
        'then through a layer norm and an MLP four times as wide and is added again. ' +
        'Only in attention do positions meet.',
      sequence + [first, second, third].map((shapes, i) => onStep(i, shapes)).join(''),
    );
  },
};

/** Return the point at these coordinates along the branch and across it. */
function point(room: Room, along: number, across: number): Point {
  return room === 'stage' ? [along, across] : [across, along];
}

/**
 * Draw a square for each position.
 * @param after - the distance from the start of the part
 */
function column(room: Room, fill: Fill, part: Part, after = 0): string {
  const along = PARTS[part][room] + after;
  const corners = Array.from({ length: POSITIONS }, (_, i) =>
    point(room, along, FIRST + i * MODULE),
  );
  return cells(fill, corners);
}

/** Draw the causal mask: a row for each position, which attends to itself and to earlier ones. */
function mask(room: Room): string {
  const [seen, hidden]: [Point[], Point[]] = [[], []];
  for (let i = 0; i < POSITIONS; i++)
    for (let j = 0; j < POSITIONS; j++)
      (j <= i ? seen : hidden).push(
        point(room, PARTS.attention[room] + j * MODULE, FIRST + i * MODULE),
      );
  return cells('hole', hidden) + cells('ink', seen);
}

/** Draw a line from the end of a part of this length to the next part. */
function wire(room: Room, from: Part, to: Part, length = MODULE): string {
  const [start, end] = [PARTS[from][room] + length + 10, PARTS[to][room] - 10];
  return line('rule', point(room, start, MIDDLE), point(room, end, MIDDLE));
}

/** Draw the residual path, which passes the branch and ends in a plus. */
function residualPath(room: Room, from: Part, sum: Part): string {
  const [start, end] = [PARTS[from][room] + MODULE + 29, PARTS[sum][room] + MODULE / 2];
  const [x, y] = point(room, end, MIDDLE);
  return [
    line('rule', point(room, start, MIDDLE), point(room, start, RESIDUAL)),
    line('rule', point(room, start - 1, RESIDUAL), point(room, end + 1, RESIDUAL)),
    line('rule', point(room, end, RESIDUAL), point(room, end, MIDDLE - 20)),
    rect('ink', x - 10, y - 2, MODULE, 4),
    rect('ink', x - 2, y - 10, 4, MODULE),
  ].join('');
}

/**
 * Write the name of a part and a note below the part, or to the right of its middle.
 * @param length - of the part, along the branch
 */
function caption(
  room: Room,
  part: Part,
  name: string,
  says: string,
  classes = 'mid',
  length = MODULE,
): string {
  const begin = PARTS[part][room];
  const corner: Point =
    room === 'stage'
      ? [begin, FIRST + TALL + 30]
      : [FIRST + TALL + 40, begin + Math.max(17, length / 2 - 6)];
  return at(corner, text('label strong', 0, 0, name) + text(`small ${classes}`, 0, 28, says));
}
