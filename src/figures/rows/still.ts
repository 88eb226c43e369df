import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/head-offsets.json' with { type: 'json' };
import { cells, cornerOf, rasterOrder } from '../../kit/draw/cells.ts';
import { inkSteps } from '../../kit/draw/ink-steps.ts';
import { decodeShares, type Shares } from '../../kit/draw/shares.ts';
import { at, outline, rect, svg, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';

/** The window of offsets: a map's width and height in cells, and the asked pixel's place in it. */
const ACROSS = 2 * data.columns + 1;
const DOWN = data.rows;
const ASKED = ACROSS * (DOWN - 1) + data.columns;
const ABOVE = ASKED - ACROSS;

export const LAYERS = data.layers.length;
export const HEADS = data.layers[0]?.length ?? 0;

export type State = {
  /** The layer and head shown large, from 1 on. */
  readonly layer: number;
  readonly head: number;
  /** Whether the network has been trained; otherwise it is the control. */
  readonly trained: boolean;
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
  readonly size: readonly [number, number];
  /** The map of the chosen head. */
  readonly large: { readonly corner: Point; readonly cell: number };
  /** The maps of all heads: their corner, and the pitch of layers and heads. */
  readonly small: { readonly corner: Point; readonly cell: number; readonly pitch: Point };
  /** The key of the small maps. */
  readonly key: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    large: { corner: [0, 52], cell: 52 },
    small: { corner: [630, 84], cell: 6, pitch: [72, 62] },
    key: [630, 410],
  },
  phone: {
    size: [580, 804],
    large: { corner: [0, 52], cell: 52 },
    small: { corner: [5, 550], cell: 6, pitch: [72, 52] },
    key: [5, 770],
  },
};

/** Attention by offset: one head's map large, with the pixel above marked; all heads small. */
export const rows: Drawing<State> = {
  initial: () => ({ layer: MOST.layer, head: MOST.head, trained: true }),

  still(state, _kit, room) {
    const { size, large, small, key } = LAYOUTS[room];
    const maps = state.trained ? TRAINED : UNTRAINED;
    const shares = sharesOf(state);
    const left = large.corner[0];
    return svg(
      ...size,
      `Attention by the offset of the looked-at pixel from the asked one, as a multiple of an even share. ${sentenceOf(state)} Beside it the maps of all ${LAYERS * HEADS} heads.`,
      [
        textWithNote(
          left,
          24,
          `Layer ${state.layer}, head ${state.head}`,
          state.trained ? 'where it looks' : 'before training',
        ),
        at(large.corner, largeMap(shares, large.cell)),
        at([left, large.corner[1] + DOWN * large.cell], caption(state)),
        textWithNote(
          small.corner[0],
          small.corner[1] - 60,
          `All ${LAYERS * HEADS} heads`,
          state.trained ? 'layer by layer' : 'before training',
        ),
        ...maps.map((_, l) =>
          text(
            'axis middle',
            small.corner[0] + l * small.pitch[0] + (ACROSS * small.cell) / 2,
            small.corner[1] - 16,
            String(l + 1),
          ),
        ),
        ...maps.flatMap((heads, l) =>
          heads.map((shares, h) => {
            const corner: Point = [
              small.corner[0] + l * small.pitch[0],
              small.corner[1] + h * small.pitch[1],
            ];
            const isChosen = l + 1 === state.layer && h + 1 === state.head;
            return at(corner, smallMap(shares, small, [l + 1, h + 1], isChosen));
          }),
        ),
        cells('ink', [key], 20, 0),
        text('label mid', key[0] + 30, key[1] + 18, 'more than an even share'),
      ].join(''),
    );
  },
};

/** Return the state; throw one sentence where there is no such head. */
export function check(state: State): State {
  checkRange('layer', state.layer, { min: 1, max: LAYERS });
  checkRange('head', state.head, { min: 1, max: HEADS });
  if (typeof state.trained !== 'boolean') throw new Error('The network is trained or it is not.');
  return state;
}

/** Say how much a head looks at the pixel above. */
export function sentenceOf(state: State): string {
  const network = state.trained ? '' : ' of an untrained network';
  const above = sharesOf(state)[ABOVE] ?? 0;
  return `Layer ${state.layer}, head ${state.head}${network} gives ${percent(above)} of its attention to the pixel right above, ${times(above)} times an even share.`;
}

function sharesOf({ layer, head, trained }: State): readonly number[] {
  return (trained ? TRAINED : UNTRAINED)[layer - 1]?.[head - 1] ?? [];
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
  { cell, pitch }: Layout['small'],
  [layer, head]: Point,
  isChosen: boolean,
): string {
  const above = multiples(shares).map((multiple) => Math.max(0, multiple - 1));
  const asked = cornerOf(ASKED, ACROSS, cell);
  const map = inkSteps(cornersBefore(cell), above, cell, FULL) + cells('red', [asked], cell, 0);
  const frame = outline('rule', -4, -4, ACROSS * cell + 8, DOWN * cell + 8);
  // The whole pitch can be pressed.
  const ground = `<rect fill="none" pointer-events="all" x="-3" y="-8" width="${pitch[0]}" height="${pitch[1]}"/>`;
  return `<g data-layer="${layer}" data-head="${head}">${ground}${map}${isChosen ? frame : ''}</g>`;
}

/** The multiple of an even share that fills a cell of the large map: none is larger. */
const FILLS = 8;

/** Draw a head's shares as squares, the asked pixel, and what is to come. */
function largeMap(shares: readonly number[], size: number): string {
  const corners = cornersBefore(size);
  const squares = multiples(shares).map((multiple, i) => {
    const [x, y] = corners[i] ?? [0, 0];
    const side = Math.round(Math.sqrt(multiple / FILLS) * (size - 2));
    const inset = (size - side) / 2;
    return rect('ink', x + inset, y + inset, side, side);
  });
  const asked = cornerOf(ASKED, ACROSS, size);
  const toCome = rasterOrder(ACROSS, ASKED + 1, ACROSS * DOWN, size);
  return [
    cells('cell', corners, size),
    ...squares,
    cells('hole', toCome, size),
    cells('red', [asked], size, 1),
    outline('rule', asked[0] - 2, asked[1] - size - 2, size + 4, size + 4),
  ].join('');
}

/** Write what the framed cell is, below the map, and what it was before training. */
function caption(state: State): string {
  const above = sharesOf(state)[ABOVE] ?? 0;
  const before = sharesOf({ ...state, trained: false })[ABOVE] ?? 0;
  const note = state.trained ? `; before training ${times(before)} times` : '';
  return (
    textWithNote(0, 40, `One row up: ${times(above)} times`, 'an even share', {
      line: 'body',
      title: 'strong',
      note: 'mid',
    }) +
    text('label mid', 0, 74, `${percent(above)} of its attention${note}`) +
    cells('red', [[0, 98]], 20, 0) +
    text('label mid', 30, 116, 'asked for') +
    cells('hole', [[160, 98]], 20, 0) +
    text('label mid', 190, 116, 'to come')
  );
}

/** A share of the pixel above as a multiple of its even share. */
function times(above: number): string {
  return (above / (EVEN[ABOVE] ?? NaN)).toFixed(1);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
