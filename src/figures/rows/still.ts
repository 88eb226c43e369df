import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/head-offsets.json' with { type: 'json' };
import { cells, cornerOf, rasterOrder } from '../../kit/draw/cells.ts';
import { inkSteps } from '../../kit/draw/ink-steps.ts';
import { decodeShares, type Shares } from '../../kit/draw/shares.ts';
import {
  at,
  MODULE,
  outline,
  rect,
  svg,
  text,
  textWithNote,
  type Point,
} from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';

/** The window of offsets: a map's width and height in cells, and the asked pixel's place in it. */
const ACROSS = 2 * data.columns + 1;
const DOWN = data.rows;
const ASKED = ACROSS * (DOWN - 1) + data.columns;
const ABOVE = ASKED - ACROSS;

export const LAYERS = data.layers.length;
export const HEADS = data.layers[0]?.length ?? 0;

/** The head shown large, from 1 on. */
export type State = {
  readonly layer: number;
  readonly head: number;
};

/** For each layer, for each head: the window's shares. */
type Maps = readonly (readonly (readonly number[])[])[];

const TRAINED = decoded(data.layers);
const UNTRAINED = decoded(data.untrained);
const EVEN = decodeShares(data.even);

function decoded(layers: readonly (readonly Shares[])[]): Maps {
  return layers.map((heads) => heads.map(decodeShares));
}

/** The head that looks most at the pixel above. */
const MOST = TRAINED.flatMap((heads, l) =>
  heads.map((shares, h) => ({ layer: l + 1, head: h + 1, above: shares[ABOVE] ?? 0 })),
).reduce((best, each) => (each.above > best.above ? each : best));

interface Layout {
  readonly size: Point;
  /** A cell of the two large maps. */
  readonly cell: number;
  readonly trained: Point;
  readonly untrained: Point;
  /** Where the words of a map's number stand, seen from the corner below the map. */
  readonly words: Point;
  /** What the cells are; the names stand `pitch` apart. */
  readonly key: { readonly corner: Point; readonly pitch: number };
  readonly heads: {
    readonly title: Point;
    readonly corner: Point;
    readonly cell: number;
    readonly layers: Point;
    readonly heads: Point;
    /** Where the number of a layer stands, seen from its first head. */
    readonly number: Point;
  };
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    cell: 40,
    trained: [0, 60],
    untrained: [470, 60],
    words: [168, 68],
    key: { corner: [0, 412], pitch: 160 },
    heads: {
      title: [928, 24],
      corner: [960, 64],
      cell: 5,
      layers: [0, 48],
      heads: [62, 0],
      number: [-16, 20],
    },
  },
  phone: {
    size: [580, 676],
    cell: 25,
    trained: [0, 60],
    untrained: [302, 60],
    words: [0, 136],
    key: { corner: [0, 386], pitch: 160 },
    heads: {
      title: [0, 466],
      corner: [4, 512],
      cell: 5,
      layers: [74, 0],
      heads: [0, 44],
      number: [28, -12],
    },
  },
};

/**
 * Attention by offset: a head's map with the pixel above marked, beside the same head's before
 * training; all heads small.
 */
export const rows: Drawing<State> = {
  initial: () => ({ layer: MOST.layer, head: MOST.head }),

  still(state, _kit, room) {
    const { size, cell, trained, untrained, words, key, heads } = LAYOUTS[room];
    return svg(
      ...size,
      `Attention by the offset of the looked-at pixel from the asked one, as a multiple of an even share. ${sentenceOf(state)} Beside it the maps of all ${LAYERS * HEADS} heads.`,
      [
        at(trained, headline(`Layer ${state.layer}, head ${state.head}`, 'trained')),
        at(trained, largeMap(sharesOf(TRAINED, state), cell)),
        at(trained, caption(sharesOf(TRAINED, state), cell, words)),
        at(untrained, headline('Same head', 'untrained')),
        at(untrained, largeMap(sharesOf(UNTRAINED, state), cell)),
        at(untrained, caption(sharesOf(UNTRAINED, state), cell, words)),
        at(key.corner, legend(key.pitch)),
        at(heads.title, textWithNote(0, 0, `All ${LAYERS * HEADS} heads`, 'by layer')),
        ...TRAINED.flatMap((maps, l) => {
          const first: Point = [
            heads.corner[0] + l * heads.layers[0],
            heads.corner[1] + l * heads.layers[1],
          ];
          return [
            text(
              'axis middle',
              first[0] + heads.number[0],
              first[1] + heads.number[1],
              String(l + 1),
            ),
            ...maps.map((shares, h) => {
              const isChosen = l + 1 === state.layer && h + 1 === state.head;
              const corner: Point = [first[0] + h * heads.heads[0], first[1] + h * heads.heads[1]];
              return at(corner, smallMap(shares, heads.cell, [l + 1, h + 1], isChosen));
            }),
          ];
        }),
      ].join(''),
    );
  },
};

/** Return the state; throw one sentence where there is no such head. */
export function check(state: State): State {
  checkRange('layer', state.layer, { min: 1, max: LAYERS });
  checkRange('head', state.head, { min: 1, max: HEADS });
  return state;
}

/** Say how much a head looks at the pixel above, and how much it did before training. */
export function sentenceOf(state: State): string {
  const above = aboveOf(sharesOf(TRAINED, state));
  const before = aboveOf(sharesOf(UNTRAINED, state));
  return `Layer ${state.layer}, head ${state.head} gives ${percent(above)} of its attention to the pixel right above, ${times(above)} times an even share; before training ${times(before)} times.`;
}

function sharesOf(maps: Maps, { layer, head }: State): readonly number[] {
  return maps[layer - 1]?.[head - 1] ?? [];
}

/** Return the share of the pixel above. */
function aboveOf(shares: readonly number[]): number {
  return shares[ABOVE] ?? 0;
}

/** Return the corners of the cells before the asked one, the topmost row first. */
function cornersBefore(size: number): Point[] {
  return [...rasterOrder(ACROSS, 0, ASKED, size)];
}

/** Return each share as a multiple of the even share at its offset. */
function multiples(shares: readonly number[]): number[] {
  return Array.from({ length: ASKED }, (_, i) => (shares[i] ?? 0) / (EVEN[i] ?? NaN));
}

/** Ink in a small map stands for shares above the even one; its scale ends at this many times more. */
const FULL = 6;

/** Draw by how much each share is above the even one, in steps of ink. */
function smallMap(
  shares: readonly number[],
  cell: number,
  [layer, head]: Point,
  isChosen: boolean,
): string {
  const above = multiples(shares).map((multiple) => Math.max(0, multiple - 1));
  const asked = cornerOf(ASKED, ACROSS, cell);
  const map = inkSteps(cornersBefore(cell), above, cell, FULL) + cells('red', [asked], cell, 0);
  const [width, height] = [ACROSS * cell, DOWN * cell];
  const frame = isChosen ? outline('rule', -3, -3, width + 6, height + 6) : '';
  // What is around the map can be pressed too.
  const ground = `<rect fill="none" pointer-events="all" x="-3" y="-8" width="${width + 6}" height="${height + 16}"/>`;
  return `<g data-layer="${layer}" data-head="${head}">${ground}${map}${frame}</g>`;
}

/** The multiple of an even share that fills a cell of a large map: none is larger. */
const FILLS = 8;

/** Draw a head's shares as squares, the pixel above darkest, with the asked pixel and what is to come. */
function largeMap(shares: readonly number[], size: number): string {
  const corners = cornersBefore(size);
  const squares = multiples(shares).map((multiple, i) => {
    const [x, y] = corners[i] ?? [0, 0];
    const side = Math.round(Math.sqrt(multiple / FILLS) * (size - 2));
    const inset = (size - side) / 2;
    return rect(i === ABOVE ? 'ink' : 'mid', x + inset, y + inset, side, side);
  });
  const [x, y] = cornerOf(ABOVE, ACROSS, size);
  return [
    cells('cell', corners, size),
    ...squares,
    cells('hole', rasterOrder(ACROSS, ASKED + 1, ACROSS * DOWN, size), size),
    cells('red', [cornerOf(ASKED, ACROSS, size)], size),
    outline('rule', x - 2, y - 2, size + 4, size + 4),
  ].join('');
}

/** Name a large map, above it. */
function headline(title: string, note: string): string {
  return textWithNote(0, -36, title, note);
}

/** Write below a large map how much the head looks at the framed cell. */
function caption(shares: readonly number[], cell: number, [x, y]: Point): string {
  const above = aboveOf(shares);
  const bottom = DOWN * cell;
  return (
    text('display', -2, bottom + 100, times(above)) +
    text('label', x, bottom + y, 'times an even share,') +
    text('label mid', x, bottom + y + 32, `${percent(above)} of its attention`)
  );
}

function legend(pitch: number): string {
  return (
    cells('red', [[0, 0]], MODULE, 0) +
    text('label mid', 30, 18, 'asked for') +
    outline('rule', pitch + 1, 1, MODULE - 2, MODULE - 2) +
    text('label mid', pitch + 30, 18, 'one row up') +
    cells('hole', [[2 * pitch + 20, 0]], MODULE, 0) +
    text('label mid', 2 * pitch + 50, 18, 'to come')
  );
}

/** A share of the pixel above as a multiple of its even share. */
function times(above: number): string {
  return (above / aboveOf(EVEN)).toFixed(1);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
