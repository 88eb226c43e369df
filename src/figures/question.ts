import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { EYES, face, pieceOf } from './draw/face.ts';
import { at, line, MODULE, rect, svg, text } from './draw/svg.ts';

const WORDS = ['the', 'cat', 'sat', 'on', 'the'];

/** Both rows, given cells and the next one, are equally wide. */
const WIDTH = 720;
const WORD = WIDTH / (WORDS.length + 1);
const PIXEL = WIDTH / (EYES.pixels + 1);

const CELL = 80;
const GAP = 40;
const BLOCK = { y: CELL + GAP, columns: WIDTH / MODULE, rows: 7 } as const;
const LOWER = BLOCK.y + BLOCK.rows * MODULE + GAP;
const NAMES = WIDTH + 60;

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
        wires(PIXEL, EYES.pixels, LOWER - GAP, LOWER),
        name(30, 'GPT-2, 2019', 'guess the next word'),
        name(BLOCK.y + 60, 'The same network', 'it reads one row, left to right'),
        name(LOWER + 30, 'iGPT, 2020', 'guess the next pixel'),
      ].join(''),
    );
  },
};

function words(): string {
  return (
    WORDS.map((word, i) => text('body strong middle', (i + 0.5) * WORD, 49, word)).join('') +
    frame(WORD, WORDS.length) +
    asked(WORD, WORDS.length)
  );
}

function pixels(kit: StillKit): string {
  const strip = { ...face(pieceOf(EYES)), width: EYES.pixels, height: 1 };
  return (
    `<image href="${kit.png(strip, 4)}" width="${PIXEL * EYES.pixels}" height="${CELL}" preserveAspectRatio="none"/>` +
    frame(PIXEL, EYES.pixels) +
    asked(PIXEL, EYES.pixels)
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
    text('sub on-red middle', (index + 0.5) * width, 53, '?')
  );
}

/** From every given cell one line to the block, from the block one row of cells to the asked one. */
function wires(width: number, given: number, from: number, to: number): string {
  const lines = Array.from({ length: given }, (_, i) => {
    const x = (i + 0.5) * width;
    return line('rule', [x, from], [x, to]);
  });
  const x = (given + 0.5) * width - MODULE / 2;
  return lines.join('') + at([x, from], cells('ink', rasterOrder(1, 0, (to - from) / MODULE)));
}

function name(y: number, strong: string, rest: string): string {
  return text('body strong', NAMES, y, strong) + text('label mid', NAMES, y + 32, rest);
}
