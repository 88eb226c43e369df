import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { picture } from './draw/picture.ts';
import { at, MODULE, rect, svg, text, type Fill, type Point } from './draw/svg.ts';

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

/** Somebody, from the chest up. */
const PERSON = ['.xxx.', '.xxx.', '..x..', 'xxxxx', 'xxxxx'];
const PEOPLE = 16;
/** Which of the people in the training pictures are women; schematic, as no counts are known. */
const WOMEN = [2, 9, 13];

const SIZE = COLUMNS * MODULE;
/** The left edges of the four pictures. */
const LEFT = [0, SIZE + MODULE, 600, 620 + SIZE] as const;

/** What is given and what is drawn, twice: a habit of pictures that helps, and one that harms. */
export const biases: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const names = ['brown beside green', 'a leafy branch', 'scientists: mostly men', 'men'];
    const labels = names.flatMap((name, i) => [
      text('label strong', LEFT[i] ?? 0, SIZE + 34, i % 2 ? 'Drawn' : 'Given'),
      text('small mid', LEFT[i] ?? 0, SIZE + 61, name),
    ]);
    return svg(
      1200,
      SIZE + 96,
      'Given brown beside green, a model draws a leafy branch. Given pictures in which scientists are mostly men, it draws every scientist as a man.',
      [
        at([LEFT[0], 0], branch(kit, ASKED)),
        at([LEFT[1], 0], branch(kit)),
        people(LEFT[2], WOMEN),
        people(LEFT[3], []),
        ...labels,
        at([LEFT[2], SIZE + 72], rect('blue', 0, 0, 16, 16) + text('small mid', 24, 15, 'women')),
      ].join(''),
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

function people(x: number, women: readonly number[]): string {
  const pitch = SIZE / 4;
  const corners = [...rasterOrder(4, 0, PEOPLE, pitch)];
  const group = (fill: Fill, chosen: (i: number) => boolean): string =>
    cells(
      fill,
      corners.filter((_, i) => chosen(i)).flatMap((corner) => [...person(corner, x)]),
      MODULE / 2,
    );
  return group('ink', (i) => !women.includes(i)) + group('blue', (i) => women.includes(i));
}

function* person([x, y]: Point, left: number): Generator<Point> {
  const side = MODULE / 2;
  for (const [row, line] of PERSON.entries()) {
    const filled = [...line].flatMap((cell, column) => (cell === 'x' ? [column] : []));
    yield* shifted(
      filled.map((column): Point => [column * side, row * side]),
      [left + x, y],
    );
  }
}
