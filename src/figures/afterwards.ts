import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/afterwards.json' with { type: 'json' };
import { glyph, GLYPH_SIZE, isGlyph } from '../kit/draw/glyph.ts';
import { at, line, svg, text } from '../kit/draw/svg.ts';

/** The width of a year's number, with room after it. */
const YEARS = { stage: 90, phone: 68 } as const;

interface Work {
  readonly lane: string;
  readonly name: string;
  readonly says: string;
  readonly glyph: string;
}

/** A work in its lane. */
interface Entry {
  readonly year: number;
  /** The row of the slide that it stands in. */
  readonly row: number;
  readonly work: Work;
}

/** A selection of what came after, in lanes, each work with its task as a glyph of squares. */
export const afterwards: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const alternative = data.lanes.map((lane) => {
      const works = entries(lane).map(({ year, work }) => `${year} ${work.name}, ${work.says}`);
      return `${lane}: ${works.join('; ')}.`;
    });
    return room === 'stage' ? onStage(alternative.join(' ')) : onPhone(alternative.join(' '));
  },
};

/** Years down, lanes across. */
function onStage(alternative: string): string {
  const [width, head, pitch] = [1200, 40, 66];
  const height = head + data.rows.length * pitch;
  const years = data.rows.map(({ year }, row) => {
    const y = head + row * pitch;
    if (data.rows[row - 1]?.year === year) return '';
    // A line one pixel wide is sharp between two whole coordinates.
    const rule =
      row === 0 ? line('rule', [0, y], [width, y]) : line('thin', [0, y + 0.5], [width, y + 0.5]);
    return rule + text('label strong', 0, y + 41, String(year));
  });
  const lanes = data.lanes.map((lane, i) => {
    const x = YEARS.stage + (i * (width - YEARS.stage)) / data.lanes.length;
    const drawn = entries(lane).map((each) =>
      at([x, head + each.row * pitch + (pitch - GLYPH_SIZE) / 2], entry(each)),
    );
    return text('label strong', x, 24, lane) + drawn.join('');
  });
  return svg(
    width,
    height,
    alternative,
    years.join('') + line('rule', [0, height], [width, height]) + lanes.join(''),
  );
}

/** Lanes below each other, each with the years that it has. */
function onPhone(alternative: string): string {
  const [width, head, pitch, gap] = [440, 52, 68, 44];
  let y = 0;
  const lanes = data.lanes.map((lane) => {
    const title =
      text('label strong', 0, y + 24, lane) + line('rule', [0, y + 40], [width, y + 40]);
    y += head;
    const all = entries(lane);
    const drawn = all.map((each, i) => {
      const isSameYear = all[i - 1]?.year === each.year;
      const top = y + (pitch - GLYPH_SIZE) / 2;
      y += pitch;
      const year = isSameYear ? '' : text('label strong', 0, top + 35, String(each.year));
      return at([YEARS.phone, top], entry(each)) + year;
    });
    y += gap;
    return title + drawn.join('');
  });
  return svg(width, y - gap, alternative, lanes.join(''));
}

function entries(lane: string): Entry[] {
  return data.rows.flatMap(({ year, works }, row) => {
    const work = works.find((candidate) => candidate.lane === lane);
    return work ? [{ year, row, work }] : [];
  });
}

function entry({ work }: Entry): string {
  const { name, says, glyph: task } = work;
  if (!isGlyph(task)) throw new Error(`assets/data/afterwards.json asks for no glyph "${task}".`);
  const x = GLYPH_SIZE + 14;
  return glyph(task) + text('label strong', x, 23, name) + text('small mid', x, 49, says);
}
