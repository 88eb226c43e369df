import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/afterwards.json' with { type: 'json' };
import { glyph, GLYPH_SIZE, isGlyph } from './draw/glyph.ts';
import { at, line, svg, text } from './draw/svg.ts';

const WIDTH = 1200;
const HEAD = 40;
const ROW = 66;
const YEARS = 90;
const LANE = (WIDTH - YEARS) / data.lanes.length;
/** The lane whose empty years show as holes: nobody asked for a single pixel. */
const QUIET = 'Single pixels';

interface Work {
  readonly lane: string;
  readonly name: string;
  readonly says: string;
  readonly glyph: string;
}

/** What came after: years down, three lanes across, and each work's task as a glyph of squares. */
export const afterwards: Drawing<null> = {
  initial: () => null,

  still() {
    const heads = data.lanes.map((lane, i) => text('label strong', left(i), 24, lane));
    const rows = data.rows.map(({ year, works }, row) => {
      const y = HEAD + row * ROW;
      const first = data.rows[row - 1]?.year !== year;
      // A line one pixel wide is sharp between two whole coordinates.
      const rule =
        row === 0 ? line('rule', [0, y], [WIDTH, y]) : line('thin', [0, y + 0.5], [WIDTH, y + 0.5]);
      return [
        first ? rule : '',
        first ? text('label strong', 0, y + 41, String(year)) : '',
        ...data.lanes.map((lane, i) => {
          const work = works.find((candidate) => candidate.lane === lane);
          const place = [left(i), y + (ROW - GLYPH_SIZE) / 2] as const;
          if (work) return at(place, entry(work));
          return lane === QUIET ? at(place, glyph('none')) : '';
        }),
      ].join('');
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
      heads.join('') + rows.join('') + line('rule', [0, height], [WIDTH, height]),
    );
  },
};

function left(lane: number): number {
  return YEARS + lane * LANE;
}

function entry({ name, says, glyph: task }: Work): string {
  if (!isGlyph(task)) throw new Error(`assets/data/afterwards.json asks for no glyph "${task}".`);
  const x = GLYPH_SIZE + 14;
  return glyph(task) + text('label strong', x, 23, name) + text('small mid', x, 49, says);
}
