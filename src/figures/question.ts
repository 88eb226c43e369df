import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { face, pieceOf, type Piece } from './draw/face.ts';
import { at, line, MODULE, rect, svg, text } from './draw/svg.ts';

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

/** A sentence and a row of pixels, each with its next cell red, and the same block between them. */
export const question: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    return svg(
      1200,
      LOWER + CELL,
      'Above, the words "the cat sat on the" and a red cell for the next word; below, a row of eight pixels of a face and a red cell for the next pixel. Between them stands one block: the same network reads either row and guesses its red cell.',
      [
        words(),
        cells(
          'ink',
          shifted(rasterOrder(BLOCK.columns, 0, BLOCK.columns * BLOCK.rows), [0, BLOCK.y]),
        ),
        at([0, LOWER], pixels(kit)),
        wires(WORD, WORDS.length, CELL, BLOCK.y),
        wires(PIXEL, STRIP.pixels, LOWER - GAP, LOWER),
        name(42, 'GPT-2, 2019', ['guess the', 'next word']),
        name(BLOCK.y + 54, 'The same network', ['reads one row,', 'left to right']),
        name(LOWER + 42, 'iGPT, 2020', ['guess the', 'next pixel']),
      ].join(''),
    );
  },
};

function words(): string {
  return (
    WORDS.map((word, i) => text('body strong middle', (i + 0.5) * WORD, CELL / 2 + 9, word)).join(
      '',
    ) +
    frame(WORD, WORDS.length) +
    asked(WORD, WORDS.length)
  );
}

function pixels(kit: StillKit): string {
  const strip = { ...face(pieceOf(STRIP)), width: STRIP.pixels, height: 1 };
  return (
    `<image href="${kit.png(strip, 4)}" width="${PIXEL * STRIP.pixels}" height="${CELL}" preserveAspectRatio="none"/>` +
    frame(PIXEL, STRIP.pixels) +
    asked(PIXEL, STRIP.pixels)
  );
}

/** The given cells' outlines. */
function frame(width: number, count: number): string {
  const rules = Array.from({ length: count + 1 }, (_, i) =>
    line('rule', [i * width, 0], [i * width, CELL]),
  );
  const end = width * count;
  return (
    rules.join('') + line('rule', [-1, 1], [end, 1]) + line('rule', [-1, CELL - 1], [end, CELL - 1])
  );
}

function asked(width: number, index: number): string {
  return (
    rect('red', index * width, 0, width, CELL) +
    text('sub on-red middle', (index + 0.5) * width, CELL / 2 + 13, '?')
  );
}

/** From every given cell one line to the block, from the block two rows of cells to the asked one. */
function wires(width: number, given: number, from: number, to: number): string {
  const lines = Array.from({ length: given }, (_, i) => {
    const x = (i + 0.5) * width;
    return line('rule', [x, from], [x, to]);
  });
  const left = Math.round(((given + 0.5) * width) / MODULE - 1) * MODULE;
  return (
    lines.join('') + at([left, from], cells('ink', rasterOrder(2, 0, (2 * (to - from)) / MODULE)))
  );
}

function name(y: number, strong: string, rest: readonly string[]): string {
  const rows = rest.map((row, i) => text('label mid', NAMES, y + 32 + 30 * i, row));
  return text('body strong', NAMES, y, strong) + rows.join('');
}
