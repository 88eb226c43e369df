import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { line, rect, svg, text } from '../../kit/draw/svg.ts';
import { run } from './map.ts';

/** What a figure shows: a type, not an interface, since only a type counts as JSON. */
export type State = {
  /** Growth, in hundredths, so that it is a whole number. */
  readonly growth: number;
};

/** The growth that can be chosen, in hundredths. */
export const GROWTH = { min: 250, max: 400, step: 5 };

const FIRST = 0.2;

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly years: number;
}

/** On a slide, and in an article as narrow as a phone. */
const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 1200, height: 400, years: 60 },
  phone: { width: 440, height: 300, years: 22 },
};

/** The animals of each year as a column. Option: `data-growth`, from 2.5 to 4. */
export const orbits: Drawing<State> = {
  initial: ({ growth = '3.5' }) => check({ growth: Math.round(Number(growth) * 100) }),

  still({ growth }, _kit, room) {
    const { width, height, years } = LAYOUTS[room];
    const pitch = width / years;
    const top = 40;
    const columns = run(FIRST, growth / 100, years).map((animals, year) => {
      const size = Math.round(animals * (height - top));
      return rect('ink', Math.round(year * pitch) + 1, height - size, Math.floor(pitch) - 2, size);
    });
    return svg(
      width,
      height,
      sentence({ growth }),
      text('label strong', 0, 22, `r = ${(growth / 100).toFixed(2)}`) +
        text('axis end', width, 22, `${years} years`) +
        columns.join('') +
        line('rule', [0, height], [width, height]),
    );
  },
};

/** Return the state; throw one sentence where there is no such growth. */
export function check({ growth }: State): State {
  const { min, max } = GROWTH;
  if (!Number.isInteger(growth) || growth < min || growth > max)
    throw new Error(`The growth must be from ${min / 100} to ${max / 100}.`);
  return { growth };
}

/** Say the figure's message in a sentence, for those who do not see it. */
export function sentence({ growth }: State): string {
  const last = run(FIRST, growth / 100, 400).slice(-32);
  const values = new Set(last.map((animals) => animals.toFixed(3))).size;
  const said =
    values > 16 ? 'no year comes back' : `${values} ${values === 1 ? 'value' : 'values'}`;
  return `With a growth of ${(growth / 100).toFixed(2)} the animals of a year come to ${said}.`;
}
