import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/history.json' with { type: 'json' };
import { cells } from './draw/cells.ts';
import { svg, text, type Point } from './draw/svg.ts';

const FIRST = 2006;
const LAST = 2020;

/** A year's cell, and from one act's row to the next. */
const CELL = 60;
const PITCH = 112;
const AXIS = 40;

/** Years as columns, four acts as rows; each row ends with its act, and its words stand there. */
export const history: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still() {
    const years = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
    const axis = years.map((year) =>
      text('axis middle', column(year) + CELL / 2, 20, String(year)),
    );
    const acts = data.acts.map(({ name, says, until, works }, row) => {
      const marked = new Set(works.map(({ year }) => year));
      const corner = (year: number): Point => [column(year), AXIS + row * PITCH];
      const before = years.filter((year) => year <= until);
      const opening = Math.min(...marked);
      const empty = before.filter((year) => !marked.has(year));
      const filled = before.filter((year) => marked.has(year));
      const x = column(until + 1) + 14;
      const y = AXIS + row * PITCH;
      return [
        cells('hole', empty.filter((year) => year > opening).map(corner), CELL),
        cells('cell', empty.filter((year) => year < opening).map(corner), CELL),
        cells('ink', filled.filter((year) => year !== LAST).map(corner), CELL),
        cells('red', filled.filter((year) => year === LAST).map(corner), CELL),
        text('body strong', x, y + 22, name),
        ...says.map((words, i) => text('small mid', x, y + 50 + 25 * i, words)),
      ].join('');
    });
    const alternative = data.acts
      .map(({ name, works }) => `${name}: ${works.map((w) => `${w.name} ${w.year}`).join(', ')}.`)
      .join(' ');
    return svg(
      1200,
      AXIS + data.acts.length * PITCH,
      `The years ${FIRST} to ${LAST} as cells, in four rows that end one after the other. ${alternative}`,
      axis.join('') + acts.join(''),
    );
  },
};

function column(year: number): number {
  return (year - FIRST) * CELL;
}
