import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/head-offsets.json' with { type: 'json' };
import { cells, cornerOf, rasterOrder } from '../kit/draw/cells.ts';
import { inkSteps } from '../kit/draw/ink-steps.ts';
import { decodeShares } from '../kit/draw/shares.ts';
import { at, outline, rect, svg, text, textWithNote, type Point } from '../kit/draw/svg.ts';

/** The window of offsets: a map's width and height in cells, and the asked pixel's place in it. */
const ACROSS = 2 * data.columns + 1;
const DOWN = data.rows;
const ASKED = ACROSS * (DOWN - 1) + data.columns;
const ABOVE = ASKED - ACROSS;

interface Head {
  /** Layer and head, from 1 on. */
  readonly layer: number;
  readonly head: number;
  readonly shares: readonly number[];
}

const heads: readonly Head[] = data.layers.flatMap((layer, l) =>
  layer.map((shares, h) => ({ layer: l + 1, head: h + 1, shares: decodeShares(shares) })),
);

const even = decodeShares(data.even);

/** Return the share of the pixel above. */
const aboveOf = (shares: readonly number[]): number => shares[ABOVE] ?? 0;

/** The head that gives most to the pixel above. */
const chosen = heads.reduce((best, head) =>
  aboveOf(head.shares) > aboveOf(best.shares) ? head : best,
);

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
    key: [630, 376],
  },
  phone: {
    size: [580, 770],
    large: { corner: [0, 52], cell: 52 },
    small: { corner: [5, 516], cell: 6, pitch: [72, 52] },
    key: [5, 736],
  },
};

/** Attention by offset: one head's map large, with the pixel above marked; all heads small. */
export const rows: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_state, _kit, room) {
    const { size, large, small, key } = LAYOUTS[room];
    const above = percent(aboveOf(chosen.shares));
    return svg(
      ...size,
      `Attention by the offset of the looked-at pixel from the asked one. Layer ${chosen.layer}, head ${chosen.head} gives ${above} to the pixel right above, ${percent(aboveOf(even))} if it looked everywhere alike. Beside it the maps of all ${heads.length} heads.`,
      [
        textWithNote(
          large.corner[0],
          24,
          `Layer ${chosen.layer}, head ${chosen.head}`,
          'where it looks',
        ),
        at(large.corner, largeMap(large.cell)),
        at([large.corner[0], large.corner[1] + DOWN * large.cell], caption(above)),
        textWithNote(
          small.corner[0],
          small.corner[1] - 60,
          `All ${heads.length} heads`,
          'layer by layer',
        ),
        ...data.layers.map((_, l) =>
          text(
            'axis middle',
            small.corner[0] + l * small.pitch[0] + (ACROSS * small.cell) / 2,
            small.corner[1] - 16,
            String(l + 1),
          ),
        ),
        ...heads.map(({ layer, head, shares }) => {
          const corner: Point = [
            small.corner[0] + (layer - 1) * small.pitch[0],
            small.corner[1] + (head - 1) * small.pitch[1],
          ];
          const frame = outline('rule', -4, -4, ACROSS * small.cell + 8, DOWN * small.cell + 8);
          const isChosen = layer === chosen.layer && head === chosen.head;
          return at(corner, smallMap(shares, small.cell) + (isChosen ? frame : ''));
        }),
        cells('ink', [key], 20, 0),
        text('label mid', key[0] + 30, key[1] + 18, 'more than an even share'),
      ].join(''),
    );
  },
};

/** Return the corners of the cells before the asked one, the topmost row first. */
function cornersBefore(size: number): Point[] {
  return [...rasterOrder(ACROSS, 0, ASKED, size)];
}

/** Ink in a small map stands for shares above the even one; its scale ends at this many times more. */
const FULL = 6;

/** Draw by how much each share is above the even one, in steps of ink. */
function smallMap(shares: readonly number[], size: number): string {
  const above = shares.map((share, i) => Math.max(0, share / (even[i] ?? NaN) - 1));
  return (
    inkSteps(cornersBefore(size), above, size, FULL) +
    cells('red', [cornerOf(ASKED, ACROSS, size)], size, 0)
  );
}

/** Draw the chosen head's shares as squares of their area, the asked pixel, and what is to come. */
function largeMap(size: number): string {
  const largest = Math.max(...chosen.shares);
  const squares = cornersBefore(size).map(([x, y], i) => {
    const side = Math.round(Math.sqrt((chosen.shares[i] ?? 0) / largest) * (size - 4));
    const inset = (size - side) / 2;
    return (
      rect('cell', x + 1, y + 1, size - 2, size - 2) + rect('ink', x + inset, y + inset, side, side)
    );
  });
  const asked = cornerOf(ASKED, ACROSS, size);
  const toCome = rasterOrder(ACROSS, ASKED + 1, ACROSS * DOWN, size);
  return [
    ...squares,
    cells('hole', toCome, size),
    cells('red', [asked], size, 1),
    outline('rule', asked[0] - 2, asked[1] - size - 2, size + 4, size + 4),
  ].join('');
}

/** Write what the framed cell is, below the map. */
function caption(above: string): string {
  const y = 40;
  return (
    textWithNote(0, y, `One row up: ${above}`, `even share ${percent(aboveOf(even))}`, {
      line: 'body',
      title: 'strong',
      note: 'mid',
    }) +
    cells('red', [[0, y + 24]], 20, 0) +
    text('label mid', 30, y + 42, 'asked for') +
    cells('hole', [[160, y + 24]], 20, 0) +
    text('label mid', 190, y + 42, 'to come')
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
