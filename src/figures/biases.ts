import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, cornersWhere } from '../kit/draw/cells.ts';
import { picture } from '../kit/draw/picture.ts';
import { at, MODULE, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

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

const HABITS = {
  helps: {
    says: 'Given brown beside green, a model draws a leafy branch.',
    draw: (kit: StillKit) =>
      panel(0, branch(kit, ASKED), 'Given', 'brown beside green') +
      panel(SIZE + MODULE, branch(kit), 'Drawn', 'a leafy branch'),
  },
  harms: {
    says: 'Having learned from pictures in which scientists are mostly men, a model draws a scientist as a man.',
    draw: () =>
      panel(0, people() + at([0, TALL - 24], women()), 'Learned from', 'scientists: mostly men') +
      panel(SIZE + MODULE, cells('ink', personCells(PORTRAIT, [0, 0], MODULE)), 'Drawn', 'a man'),
  },
} as const;

/** A type alias: an interface is not assignable to a JSON object. */
type State = { readonly habit: keyof typeof HABITS };

/** Draw a habit of pictures as input and output. Option: `data-habit`, one that helps or harms. */
export const biases: Drawing<State> = {
  initial({ habit = '' }) {
    if (habit !== 'helps' && habit !== 'harms')
      throw new Error(`data-habit must be helps or harms, not "${habit}".`);
    return { habit };
  },

  still({ habit }, kit) {
    const { says, draw } = HABITS[habit];
    return svg(2 * SIZE + MODULE, TALL, says, draw(kit));
  },
};

/** Name the people of another colour. */
function women(): string {
  return rect('mid', 0, 0, 16, 16) + text('small mid', 24, 15, 'women');
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
