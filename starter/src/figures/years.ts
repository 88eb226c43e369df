import { scaleLinear } from 'd3-scale';
import csv from '../../assets/data/years.csv?raw';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import { levels } from '../kit/chart/axes.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, chip, mark, seriesName } from '../kit/chart/mark.ts';
import { readCsv } from '../kit/chart/read-csv.ts';
import { crossTable, type ChartRecord } from '../kit/chart/records.ts';
import { values, type Table } from '../kit/chart/values.ts';
import { at, rect, svg, text, type Fill } from '../kit/draw/svg.ts';

const YEARS = 24;
const LEFT = 50;
const SERIES: readonly { readonly growth: number; readonly fill: Fill }[] = [
  { growth: 2.8, fill: 'ink' },
  { growth: 3.9, fill: 'blue' },
];

/** On a slide, and in an article as narrow as a phone. */
const LAYOUTS: Readonly<Record<Room, { readonly width: number; readonly height: number }>> = {
  stage: { width: 1200, height: 460 },
  phone: { width: 580, height: 460 },
};

interface YearRecord extends ChartRecord {
  readonly year: number;
  readonly value: number;
  readonly fill: Fill;
}

/** A record for each mark: the marks, the table of values and the CSV are made from these. */
const records: readonly YearRecord[] = readCsv(csv, {
  growth: 'number',
  year: 'number',
  animals: 'number',
}).map(({ growth, year, animals }) => ({
  series: `r = ${growth}`,
  at: `year ${year}`,
  year,
  value: animals,
  text: animals.toFixed(3),
  unit: 'share of what the land can feed',
  kind: 'computed',
  source: 'the formula',
  fill: SERIES.find((one) => one.growth === growth)?.fill ?? 'mid',
}));

/** Two runs of the same rule, year by year. */
export const years: Drawing<null> = {
  initial: () => null,

  still(_state, _kit, room) {
    const { width, height } = LAYOUTS[room];
    const y = scaleLinear([0, 1], [height - 60, 60]);
    const pitch = (width - LEFT) / YEARS;
    const marks = records.map((record) =>
      mark(
        record,
        rect(record.fill, LEFT + record.year * pitch + 1, y(record.value) - 4, pitch - 2, 8),
      ),
    );
    const names = SERIES.map(({ growth, fill }, i) =>
      at(
        [LEFT + i * 200, 24],
        chip(fill) + seriesName(`r = ${growth}`, text('label strong', 26, 0, `r = ${growth}`)),
      ),
    );
    return (
      svg(
        width,
        height,
        'With a growth of 2.8 the animals of a year come to rest; with 3.9 they never do.',
        chart(
          'x',
          levels([0, 0.5, 1], y, LEFT, width) +
            names.join('') +
            marks.join('') +
            // At the left: the values open at the right.
            text('axis', LEFT, height - 22, 'year'),
        ),
      ) +
      values(...tables()) +
      csvOf(records, {
        growth: ({ series }) => series,
        year: ({ year }) => year,
        animals: ({ text }) => text,
      })
    );
  },
};

/** The values, twelve years to a table, so that no one has to scroll. */
function tables(): Table[] {
  const caption = 'Animals of each year, as a share of what the land can feed';
  return [0, 12].map((from) => ({
    caption: from === 0 ? caption : `The same from year ${from}`,
    continued: from > 0,
    ...crossTable(
      records.filter(({ year }) => year >= from && year < from + 12),
      {
        name: 'Growth',
        row: ({ series }) => series,
        column: ({ year }) => String(year),
        cell: ({ text }) => text,
      },
    ),
  }));
}
