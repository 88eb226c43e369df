import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/history.json' with { type: 'json' };
import { cells } from '../kit/draw/cells.ts';
import { placed, svg, text, wideOnly, type Point } from '../kit/draw/svg.ts';

const FIRST = 2006;
const LAST = 2020;

/** A year's cell, and from one act's row to the next. */
const CELL = 60;
const PITCH = 112;
const AXIS = 40;

/** In the narrow arrangement cells are smaller by this, and an act's words stand beneath its row. */
const SMALLER = 0.63;
/** There the first year's number, wider than its cell, begins at the edge. */
const BELOW = { left: 5, pitch: 172, gap: 40, words: CELL * SMALLER + 32 } as const;

/** Years as columns, four acts as rows; each row ends with its act, and its words stand there. */
export const history: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still() {
    const years = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
    const axis = years.map((year) => {
      const middle = column(year) + CELL / 2;
      const word = text('axis middle', 0, 20, String(year));
      // In narrow columns there is room for every other number.
      const shown = (year - FIRST) % 2 === 0 ? word : wideOnly(word);
      return placed([middle, 0], [BELOW.left + middle * SMALLER, 0], shown);
    });
    const acts = data.acts.map(({ name, says, until, works }, row) => {
      const marked = new Set(works.map(({ year }) => year));
      const corner = (year: number): Point => [column(year), 0];
      const before = years.filter((year) => year <= until);
      const opening = Math.min(...marked);
      const empty = before.filter((year) => !marked.has(year));
      const filled = before.filter((year) => marked.has(year));
      const shapes = [
        cells('hole', empty.filter((year) => year > opening).map(corner), CELL),
        cells('cell', empty.filter((year) => year < opening).map(corner), CELL),
        cells('ink', filled.filter((year) => year !== LAST).map(corner), CELL),
        cells('red', filled.filter((year) => year === LAST).map(corner), CELL),
      ].join('');
      const words = [
        text('body strong', 0, 0, name),
        ...says.map((words, i) => text('small mid', 0, 28 + 25 * i, words)),
      ].join('');
      const [wide, narrow] = [AXIS + row * PITCH, AXIS + row * BELOW.pitch];
      return (
        placed([0, wide], [BELOW.left, narrow], shapes, SMALLER, SMALLER) +
        placed([column(until + 1) + 14, wide + 22], [BELOW.left, narrow + BELOW.words], words)
      );
    });
    const alternative = data.acts
      .map(({ name, works }) => `${name}: ${works.map((w) => `${w.name} ${w.year}`).join(', ')}.`)
      .join(' ');
    return svg(
      1200,
      AXIS + data.acts.length * PITCH,
      `The years ${FIRST} to ${LAST} as cells, in four rows that end one after the other. ${alternative}`,
      axis.join('') + acts.join(''),
      AXIS + data.acts.length * BELOW.pitch - BELOW.gap,
    );
  },
};

function column(year: number): number {
  return (year - FIRST) * CELL;
}
