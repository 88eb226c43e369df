import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere } from '../kit/draw/cells.ts';
import { picture } from '../kit/draw/picture.ts';
import { at, line, MODULE, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

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
/** The pixel of the branch to predict; those before it are given. */
const ASKED = 57;

/** A person from the chest up, small in a group and as large as the branch. */
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
/** The women among the people in the training pictures; schematic, since no counts are known. */
const WOMEN = [2, 9, 13];

const SIZE = COLUMNS * MODULE;
/** The height of a picture with its caption. */
const TALL = SIZE + 96;

const ALTERNATIVE =
  'Given brown beside green, a model draws a leafy branch. Having learned from pictures in which scientists are mostly men, it draws a scientist as a man.';

/** Draw two pairs of input and output: a regularity of pictures that helps, and one that harms. */
export const biases: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const women = rect('mid', 0, 0, 16, 16) + text('small mid', 24, 15, 'women');
    const helps =
      panel(0, branch(kit, ASKED), 'Given', 'brown beside green') +
      panel(SIZE + MODULE, branch(kit), 'Drawn', 'a leafy branch');
    const harms =
      panel(0, people() + at([0, TALL - 24], women), 'Learned from', 'scientists: mostly men') +
      panel(SIZE + MODULE, cells('ink', personCells(PORTRAIT, [0, 0], MODULE)), 'Drawn', 'a man');
    return room === 'stage'
      ? svg(1200, TALL, ALTERNATIVE, helps + at([600, 0], harms))
      : onPhone(helps, harms);
  },
};

/** Draw the pairs below each other, with the titles that the slide has above the drawing. */
function onPhone(helps: string, harms: string): string {
  const [width, head] = [2 * SIZE + MODULE, 60];
  const second = head + TALL + 36;
  const pair = (name: string, panels: string): string =>
    text('label strong', 0, 24, name) + line('rule', [0, 40], [width, 40]) + at([0, head], panels);
  return svg(
    width,
    second + head + TALL,
    ALTERNATIVE,
    pair('Helps', helps) + at([0, second], pair('Harms', harms)),
  );
}

/** Draw a picture with its caption below. */
function panel(x: number, picture: string, verb: string, name: string): string {
  return at(
    [x, 0],
    picture + text('label strong', 0, SIZE + 34, verb) + text('small mid', 0, SIZE + 61, name),
  );
}

function branch(kit: StillKit, asked?: number): string {
  const kinds = Object.keys(COLOURS);
  const tokens = [...BRANCH.join('')].map((kind, i) =>
    asked !== undefined && i >= asked ? -1 : kinds.indexOf(kind),
  );
  const raster = { width: COLUMNS, height: COLUMNS, tokens, palette: Object.values(COLOURS) };
  return picture(raster, kit, MODULE, asked);
}

function people(): string {
  const side = MODULE / 2;
  const group = (fill: Fill, isChosen: (i: number) => boolean): string => {
    const corners = cornersWhere(4, PEOPLE, SIZE / 4, isChosen);
    return cells(
      fill,
      corners.flatMap((corner) => personCells(PERSON, corner, side)),
      side,
    );
  };
  return group('ink', (i) => !WOMEN.includes(i)) + group('mid', (i) => WOMEN.includes(i));
}

/** Draw the cells of a person from the upper left corner on. */
function personCells(shape: readonly string[], [x, y]: Point, side: number): Point[] {
  return shape.flatMap((line, row) =>
    [...line].flatMap((cell, column): Point[] =>
      cell === 'x' ? [[x + column * side, y + row * side]] : [],
    ),
  );
}
