import { range } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/history.json' with { type: 'json' };
import { cells } from '../kit/draw/cells.ts';
import { at, svg, text, type Point } from '../kit/draw/svg.ts';

const FIRST = 2006;
const LAST = 2020;
const AXIS = 40;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The left edge of the first year's cell. */
  readonly left: number;
  readonly cell: number;
  /** The distance from an act's row to the next. */
  readonly pitch: number;
  /** The step of the numbered years. */
  readonly numbered: number;
  /** The corner of an act's words, relative to its row whose cells end at `end`. */
  readonly words: (end: number) => Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: AXIS + data.acts.length * 112,
    left: 0,
    cell: 56,
    pitch: 112,
    numbered: 1,
    words: (end) => [end + 14, 22],
  },
  phone: {
    width: 580,
    height: data.acts.length * 172 + 10,
    // The first year's number is wider than its cell.
    left: 10,
    cell: 37,
    pitch: 172,
    numbered: 2,
    words: () => [0, 70],
  },
};

/** Draw years as columns and four acts as rows, each as long as its act, with its words. */
export const history: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const { width, height, left, cell, pitch, numbered, words } = LAYOUTS[room];
    const corner = (year: number): Point => [(year - FIRST) * cell, 0];
    const axis = range(FIRST, LAST + 1, numbered).map((year) =>
      text('axis middle', left + (year - FIRST + 0.5) * cell, 20, String(year)),
    );
    const acts = data.acts.map(({ name, says, until, works }, row) => {
      const marked = new Set(works.map(({ year }) => year));
      const opening = Math.min(...marked);
      const years = range(FIRST, until + 1);
      const filled = years.filter((year) => marked.has(year));
      const empty = years.filter((year) => !marked.has(year));
      return at(
        [left, AXIS + row * pitch],
        [
          cells('hole', empty.filter((year) => year > opening).map(corner), cell),
          cells('cell', empty.filter((year) => year < opening).map(corner), cell),
          cells('ink', filled.filter((year) => year !== LAST).map(corner), cell),
          cells('red', filled.filter((year) => year === LAST).map(corner), cell),
          at(
            words(years.length * cell),
            text('body strong', 0, 0, name) +
              says.map((line, i) => text('label mid', 0, 31 + 30 * i, line)).join(''),
          ),
        ].join(''),
      );
    });
    const alternative = data.acts
      .map(({ name, works }) => `${name}: ${works.map((w) => `${w.name} ${w.year}`).join(', ')}.`)
      .join(' ');
    return svg(
      width,
      height,
      `The years ${FIRST} to ${LAST} as cells, in four rows that end one after the other. ${alternative}`,
      axis.join('') + acts.join(''),
    );
  },
};
