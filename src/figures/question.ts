import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from '../kit/draw/cells.ts';
import { face, pieceOf, type Piece } from '../kit/draw/face.ts';
import {
  at,
  line,
  MODULE,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  wideOnly,
} from '../kit/draw/svg.ts';

const WORDS = ['the', 'cat', 'sat', 'on', 'the'];

/** From the hair of a held-out face through its first eye; the next pixel begins the second. */
const STRIP: Piece = { face: 62, row: 6, column: 2, pixels: 8 };

/** Both rows, given cells and the next one, are equally wide. */
const WIDTH = 900;
const WORD = WIDTH / (WORDS.length + 1);
const PIXEL = WIDTH / (STRIP.pixels + 1);

const CELL = 100;
const GAP = 40;
const BLOCK = { y: CELL + GAP, columns: WIDTH / MODULE, rows: 7 } as const;
const LOWER = BLOCK.y + BLOCK.rows * MODULE + GAP;
const NAMES = WIDTH + 40;

/** In the narrow arrangement rows are narrower by this, and pixels lower too: they are square. */
const SQUEEZE = 0.6;
/** There the rows' names stand above the words and below the pixels, the block's on a plate. */
const BELOW = { head: 46, foot: 46 + LOWER + CELL * SQUEEZE } as const;
const PLATE = {
  x: 5 * MODULE,
  y: BLOCK.y + MODULE,
  width: 17 * MODULE,
  height: 5 * MODULE,
} as const;

/** A sentence and a row of pixels, each with its next cell red, and the same block between them. */
export const question: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    return svg(
      1200,
      LOWER + CELL,
      'Above, the words "the cat sat on the" and a red cell for the next word; below, a row of eight pixels of a face and a red cell for the next pixel. Between them stands one block: the same network reads either row and guesses its red cell.',
      [
        placed(
          [0, 0],
          [0, BELOW.head],
          [
            words(),
            block(),
            at([0, LOWER], pixels(kit)),
            wires(WORD, WORDS.length, CELL, BLOCK.y),
            wires(PIXEL, STRIP.pixels, LOWER - GAP, LOWER),
          ].join(''),
        ),
        name(42, 30, 'GPT-2, 2019', ['guess the', 'next word']),
        beside(BLOCK.y + 54, 'The same network', ['reads one row,', 'left to right']),
        name(LOWER + 42, BELOW.foot + 40, 'iGPT, 2020', ['guess the', 'next pixel']),
      ].join(''),
      BELOW.foot + 50,
    );
  },
};

function words(): string {
  const each = WORDS.map((word, i) =>
    across((i + 0.5) * WORD, (x) => text('body strong middle', x, CELL / 2 + 9, word)),
  );
  return each.join('') + frame(WORD, WORDS.length) + asked(WORD, WORDS.length);
}

function pixels(kit: StillKit): string {
  const strip = { ...face(pieceOf(STRIP)), width: STRIP.pixels, height: 1 };
  const image = `<image href="${kit.png(strip, 4)}" width="${PIXEL * STRIP.pixels}" height="${CELL}" preserveAspectRatio="none"/>`;
  return (
    placed([0, 0], [0, 0], image, SQUEEZE, SQUEEZE) +
    frame(PIXEL, STRIP.pixels, SQUEEZE) +
    asked(PIXEL, STRIP.pixels, SQUEEZE)
  );
}

/** The network, as wide as a row. */
function block(): string {
  const corners = [
    ...shifted(rasterOrder(BLOCK.columns, 0, BLOCK.columns * BLOCK.rows), [0, BLOCK.y]),
  ];
  const narrow = WIDTH * SQUEEZE;
  const middle = narrow / 2;
  return (
    cells(
      'ink',
      corners.filter(([x]) => x < narrow),
    ) +
    wideOnly(
      cells(
        'ink',
        corners.filter(([x]) => x >= narrow),
      ),
    ) +
    narrowOnly(
      rect('paper', PLATE.x, PLATE.y, PLATE.width, PLATE.height) +
        text('body strong middle', middle, PLATE.y + 44, 'The same network') +
        text('label mid middle', middle, PLATE.y + 78, 'reads one row, left to right'),
    )
  );
}

/** What is drawn so far to the right, and in the narrow arrangement less far. */
function across(x: number, draw: (x: number) => string, press = 1): string {
  return placed([0, 0], [x * (SQUEEZE - 1), 0], draw(x), 1, press);
}

/** The given cells' outlines. */
function frame(width: number, count: number, press = 1): string {
  const end = width * count;
  const rules = Array.from({ length: count + 1 }, (_, i) =>
    across(i * width, (x) => line('rule', [x, 0], [x, CELL]), press),
  );
  return (
    rules.join('') +
    placed([0, 0], [0, 0], line('rule', [-1, 1], [end, 1]), SQUEEZE) +
    placed([0, CELL], [0, CELL * press], line('rule', [-1, -1], [end, -1]), SQUEEZE)
  );
}

function asked(width: number, index: number, press = 1): string {
  const middle = (index + 0.5) * width;
  return (
    placed(
      [index * width, 0],
      [index * width * SQUEEZE, 0],
      rect('red', 0, 0, width, CELL),
      SQUEEZE,
      press,
    ) +
    placed(
      [0, 0],
      [middle * (SQUEEZE - 1), (CELL / 2) * (press - 1)],
      text('sub on-red middle', middle, CELL / 2 + 13, '?'),
    )
  );
}

/** From every given cell one line to the block, from the block two rows of cells to the asked one. */
function wires(width: number, given: number, from: number, to: number): string {
  const lines = Array.from({ length: given }, (_, i) =>
    across((i + 0.5) * width, (x) => line('rule', [x, from], [x, to])),
  );
  const left = (squeeze: number): number =>
    Math.round(((given + 0.5) * width * squeeze) / MODULE - 1) * MODULE;
  return (
    lines.join('') +
    placed(
      [left(1), from],
      [left(SQUEEZE), from],
      cells('ink', rasterOrder(2, 0, (2 * (to - from)) / MODULE)),
    )
  );
}

/**
 * A row's name with its words beneath it.
 * @param narrow - how far down both stand, in one line, in the narrow arrangement
 */
function name(y: number, narrow: number, strong: string, rest: readonly string[]): string {
  const together = `<tspan class="body strong">${strong}</tspan> <tspan class="label mid">${rest.join(' ')}</tspan>`;
  return beside(y, strong, rest) + narrowOnly(`<text y="${narrow}">${together}</text>`);
}

/** What stands to the right of a row or of the block, on the slide. */
function beside(y: number, strong: string, rest: readonly string[]): string {
  const rows = rest.map((row, i) => text('label mid', NAMES, y + 32 + 30 * i, row));
  return wideOnly(text('body strong', NAMES, y, strong) + rows.join(''));
}
