import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from '../kit/draw/cells.ts';
import { face, pieceOf, type Piece } from './pictures/face.ts';
import { at, line, MODULE, rect, svg, text, textWithNote } from '../kit/draw/svg.ts';

const WORDS = ['the', 'cat', 'sat', 'on', 'the'];

/** Eight pixels of a held-out face, from its hair to its first eye; the next pixel begins the second. */
const STRIP: Piece = { face: 62, row: 6, column: 2, pixels: 8 };

const WORD_HEIGHT = 100;
const GAP = 40;
const BLOCK = { y: WORD_HEIGHT + GAP, rows: 7 } as const;
const PIXELS = BLOCK.y + BLOCK.rows * MODULE + GAP;

/** The captions of the rows and of the block between them. */
const CAPTIONS = {
  words: { title: 'GPT-2, 2019', says: ['guess the', 'next word'] },
  block: { title: 'The same design', says: ['trained from scratch', 'on each'] },
  pixels: { title: 'iGPT, 2020', says: ['guess the', 'next pixel'] },
} as const;
type Caption = (typeof CAPTIONS)[keyof typeof CAPTIONS];

const ALTERNATIVE =
  'Above, the words "the cat sat on the" and a red cell for the next word; below, a row of eight pixels of a face and a red cell for the next pixel. Between them stands one block: a network of the same design, trained from scratch on each, reads the row and guesses its red cell.';

/** Draw a sentence and a row of pixels, each with a red cell to predict, and one block between them. */
export const question: Drawing<null> = {
  initial: () => null,
  still: (_, kit, room) => (room === 'stage' ? onStage(kit) : onPhone(kit)),
};

function onStage(kit: StillKit): string {
  const width = 900;
  const caption = (y: number, { title, says }: Caption): string =>
    text('body strong', width + 40, y, title) +
    says.map((words, i) => text('label mid', width + 40, y + 32 + 30 * i, words)).join('');
  return svg(
    1200,
    PIXELS + 100,
    ALTERNATIVE,
    rows(kit, width, 100) +
      caption(42, CAPTIONS.words) +
      caption(BLOCK.y + 54, CAPTIONS.block) +
      caption(PIXELS + 42, CAPTIONS.pixels),
  );
}

/** Draw the captions above the words, below the pixels, and on a plate in the middle of the block. */
function onPhone(kit: StillKit): string {
  const [width, pixelHeight] = [27 * MODULE, 60];
  const top = 46;
  const bottom = top + PIXELS + pixelHeight;
  const caption = (y: number, { title, says }: Caption): string =>
    textWithNote(0, y, title, says.join(' '), {
      line: 'small',
      title: 'body strong',
      note: 'label mid',
    });
  const { title, says } = CAPTIONS.block;
  const plate =
    rect('paper', 0, 0, 17 * MODULE, 5 * MODULE) +
    text('body strong middle', 170, 44, title) +
    text('label mid middle', 170, 78, says.join(' '));
  return svg(
    580,
    bottom + 50,
    ALTERNATIVE,
    at([0, top], rows(kit, width, pixelHeight)) +
      at([5 * MODULE, top + BLOCK.y + MODULE], plate) +
      caption(30, CAPTIONS.words) +
      caption(bottom + 40, CAPTIONS.pixels),
  );
}

/** Draw the words, the block and the pixels with the same width. */
function rows(kit: StillKit, width: number, pixelHeight: number): string {
  const word = width / (WORDS.length + 1);
  const pixel = width / (STRIP.pixels + 1);
  const columns = width / MODULE;
  const strip = { ...face(pieceOf(STRIP)), width: STRIP.pixels, height: 1 };
  return [
    ...WORDS.map((content, i) =>
      text('body strong middle', (i + 0.5) * word, WORD_HEIGHT / 2 + 9, content),
    ),
    row(WORDS.length, word, WORD_HEIGHT),
    cells('ink', shifted(rasterOrder(columns, 0, columns * BLOCK.rows), [0, BLOCK.y])),
    at(
      [0, PIXELS],
      `<image href="${kit.png(strip, 4)}" width="${pixel * STRIP.pixels}" height="${pixelHeight}" preserveAspectRatio="none"/>` +
        row(STRIP.pixels, pixel, pixelHeight),
    ),
    wires(WORDS.length, word, WORD_HEIGHT),
    wires(STRIP.pixels, pixel, PIXELS - GAP),
  ].join('');
}

/** Draw the outlines of the given cells, and the red cell to predict. */
function row(given: number, width: number, height: number): string {
  const end = given * width;
  const rules = Array.from({ length: given + 1 }, (_, i) =>
    line('rule', [i * width, 0], [i * width, height]),
  );
  return [
    ...rules,
    line('rule', [-1, 1], [end, 1]),
    line('rule', [-1, height - 1], [end, height - 1]),
    rect('red', end, 0, width, height),
    text('sub on-red middle', end + width / 2, height / 2 + 13, '?'),
  ].join('');
}

/** Draw a line from each given cell to the block, and a bar from the block to the cell to predict. */
function wires(given: number, width: number, y: number): string {
  const lines = Array.from({ length: given }, (_, i) => (i + 0.5) * width).map((x) =>
    line('rule', [x, y], [x, y + GAP]),
  );
  const left = Math.round(((given + 0.5) * width) / MODULE - 1) * MODULE;
  return lines.join('') + cells('ink', shifted(rasterOrder(2, 0, (2 * GAP) / MODULE), [left, y]));
}
