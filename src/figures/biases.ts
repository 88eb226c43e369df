import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { picture } from '../kit/draw/picture.ts';
import {
  at,
  line,
  MODULE,
  NARROW,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  type Fill,
  type Point,
} from '../kit/draw/svg.ts';

/** A branch: brown wood, two greens of leaves, a pale sky. */
const BRANCH = [
  '...........g',
  '..gg......gG',
  '.gGg..gg.gGb',
  '.gGb.gGGg.b.',
  '..gbbbbGgbb.',
  '.....bbbbb..',
  '..ggbbb.gg..',
  '.gGGb..bgGg.',
  'gGgbb.bbGGg.',
  '.gbb...gGg..',
  'bbb...ggg...',
  'bb.....g....',
];
const COLOURS = { '.': '#e4eef2', b: '#7a4b22', g: '#5fa63a', G: '#2f7a37' };
const COLUMNS = 12;
/** The pixel of the branch that is asked for: what stands before it is given. */
const ASKED = 57;

/** Somebody, from the chest up: small among many, and as large as the branch. */
const PERSON = ['.xxx.', '.xxx.', '..x..', 'xxxxx', 'xxxxx'];
const PORTRAIT = [
  '....xxxx....',
  '...xxxxxx...',
  '...xxxxxx...',
  '...xxxxxx...',
  '...xxxxxx...',
  '....xxxx....',
  '.....xx.....',
  '...xxxxxx...',
  '.xxxxxxxxxx.',
  'xxxxxxxxxxxx',
  'xxxxxxxxxxxx',
  'xxxxxxxxxxxx',
];
const PEOPLE = 16;
/** Which of the people in the training pictures are women; schematic, as no counts are known. */
const WOMEN = [2, 9, 13];

const SIZE = COLUMNS * MODULE;
/** The left edges of the four pictures. */
const LEFT = [0, SIZE + MODULE, 600, 620 + SIZE] as const;

/** In the narrow arrangement the pairs of pictures stand below each other, each with what it does above. */
const BELOW = { head: 60, pair: SIZE + 96 + 96, says: ['Helps', 'Harms'] } as const;

const VERBS = ['Given', 'Drawn', 'Learned from', 'Drawn'];

/** What is given and what is drawn, twice: a habit of pictures that helps, and one that harms. */
export const biases: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const names = ['brown beside green', 'a leafy branch', 'scientists: mostly men', 'a man'];
    const pictures = [
      branch(kit, ASKED),
      branch(kit),
      people() +
        at([0, SIZE + 72], rect('blue', 0, 0, 16, 16) + text('small mid', 24, 15, 'women')),
      cells('ink', person(PORTRAIT, [0, 0], MODULE)),
    ];
    const panels = names.map((name, i) =>
      placed(
        [LEFT[i] ?? 0, 0],
        [LEFT[i % 2] ?? 0, BELOW.head + (i < 2 ? 0 : BELOW.pair)],
        (pictures[i] ?? '') +
          text('label strong', 0, SIZE + 34, VERBS[i] ?? '') +
          text('small mid', 0, SIZE + 61, name),
      ),
    );
    const heads = BELOW.says.map((says, pair) =>
      at(
        [0, pair * BELOW.pair],
        text('label strong', 0, 24, says) + line('rule', [0, 40], [NARROW, 40]),
      ),
    );
    return svg(
      1200,
      SIZE + 96,
      'Given brown beside green, a model draws a leafy branch. Having learned from pictures in which scientists are mostly men, it draws a scientist as a man.',
      panels.join('') + narrowOnly(heads.join('')),
      BELOW.head + BELOW.pair + SIZE + 96,
    );
  },
};

function branch(kit: StillKit, asked?: number): string {
  const kinds = Object.keys(COLOURS);
  const tokens = [...BRANCH.join('')].map((kind, i) =>
    asked !== undefined && i >= asked ? -1 : kinds.indexOf(kind),
  );
  const raster = { width: COLUMNS, height: COLUMNS, tokens, palette: Object.values(COLOURS) };
  return picture(raster, kit, MODULE, asked);
}

function people(): string {
  const corners = [...rasterOrder(4, 0, PEOPLE, SIZE / 4)];
  const side = MODULE / 2;
  const group = (fill: Fill, chosen: (i: number) => boolean): string =>
    cells(
      fill,
      corners.filter((_, i) => chosen(i)).flatMap((corner) => person(PERSON, corner, side)),
      side,
    );
  return group('ink', (i) => !WOMEN.includes(i)) + group('blue', (i) => WOMEN.includes(i));
}

/** The cells of somebody whose upper left corner is given. */
function person(shape: readonly string[], [x, y]: Point, side: number): Point[] {
  return shape.flatMap((line, row) =>
    [...line].flatMap((cell, column): Point[] =>
      cell === 'x' ? [[x + column * side, y + row * side]] : [],
    ),
  );
}
