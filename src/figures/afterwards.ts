import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/afterwards.json' with { type: 'json' };
import { glyph, GLYPH_SIZE, isGlyph } from '../kit/draw/glyph.ts';
import { at, line, NARROW, narrowOnly, placed, svg, text, wideOnly } from '../kit/draw/svg.ts';

const WIDTH = 1200;
const HEAD = 40;
const ROW = 66;
const YEARS = 90;
const LANE = (WIDTH - YEARS) / data.lanes.length;
/** The lane whose empty years show as holes: nobody asked for a single pixel. */
const QUIET = 'Single pixels';
/** In the narrow arrangement lanes stand below each other, each with the years that it has. */
const BELOW = { head: 52, row: 68, gap: 44 } as const;

interface Work {
  readonly lane: string;
  readonly name: string;
  readonly says: string;
  readonly glyph: string;
}

/** A place in a lane that is not bare: a work, or that there was none. */
interface Entry {
  readonly year: number;
  /** Which row of the slide it stands in. */
  readonly row: number;
  readonly work?: Work | undefined;
}

/** What came after: years down, three lanes across, and each work's task as a glyph of squares. */
export const afterwards: Drawing<null> = {
  initial: () => null,

  still() {
    const years = data.rows.map(({ year }, row) => {
      const y = HEAD + row * ROW;
      if (data.rows[row - 1]?.year === year) return '';
      // A line one pixel wide is sharp between two whole coordinates.
      const rule =
        row === 0 ? line('rule', [0, y], [WIDTH, y]) : line('thin', [0, y + 0.5], [WIDTH, y + 0.5]);
      return rule + text('label strong', 0, y + 41, String(year));
    });
    let below = 0;
    const lanes = data.lanes.map((name, i) => {
      const top = below;
      const { body, end } = lane(name, i, top);
      below = end + BELOW.gap;
      return body;
    });
    const height = HEAD + data.rows.length * ROW;
    const alternative = data.lanes.map((lane) => {
      const works = data.rows.flatMap(({ year, works }) =>
        works.flatMap((work) => (work.lane === lane ? [`${year} ${work.name}, ${work.says}`] : [])),
      );
      return `${lane}: ${works.join('; ')}.`;
    });
    return svg(
      WIDTH,
      height,
      alternative.join(' '),
      wideOnly(years.join('') + line('rule', [0, height], [WIDTH, height])) + lanes.join(''),
      below - BELOW.gap,
    );
  },
};

/** A lane, in the narrow arrangement from `top` on, and where it ends there. */
function lane(name: string, index: number, top: number): { body: string; end: number } {
  const first = top + BELOW.head;
  let [y, year] = [first, 0];
  const shown = entries(name).map((each) => {
    const wide = HEAD + each.row * ROW + (ROW - GLYPH_SIZE) / 2;
    const isSame = each.year === year;
    // One hole is enough for a year.
    if (!each.work && isSame) return wideOnly(at([left(index), wide], glyph('none')));
    const narrow = y + (BELOW.row - GLYPH_SIZE) / 2;
    [y, year] = [y + BELOW.row, each.year];
    return (
      placed([left(index), wide], [YEARS, narrow], each.work ? entry(each.work) : glyph('none')) +
      (isSame ? '' : narrowOnly(text('label strong', 0, narrow + 35, String(each.year))))
    );
  });
  const head =
    placed([left(index), 24], [0, top + 24], text('label strong', 0, 0, name)) +
    narrowOnly(line('rule', [0, top + 40], [NARROW, top + 40]));
  return { body: head + shown.join(''), end: y };
}

function entries(lane: string): Entry[] {
  return data.rows.flatMap(({ year, works }, row) => {
    const work = works.find((candidate) => candidate.lane === lane);
    return work || lane === QUIET ? [{ year, row, work }] : [];
  });
}

function left(lane: number): number {
  return YEARS + lane * LANE;
}

function entry({ name, says, glyph: task }: Work): string {
  if (!isGlyph(task)) throw new Error(`assets/data/afterwards.json asks for no glyph "${task}".`);
  const x = GLYPH_SIZE + 14;
  return glyph(task) + text('label strong', x, 23, name) + text('small mid', x, 49, says);
}
