import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { tableOf, type ChartRecord } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { at, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

const SIDE = 10;

/** Where the squares of a pre-training stand, its number, and what it counts. */
interface Places {
  readonly squares: Point;
  /** So many squares are a row. */
  readonly columns: number;
  readonly number: Point;
  readonly words: Point;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly own: Places;
  readonly rival: Places;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  // The squares stand on the lower edge.
  stage: {
    width: 1200,
    height: 500,
    own: { squares: [700, 0], columns: 50, number: [-6, 84], words: [0, 126] },
    rival: { squares: [0, 430], columns: 10, number: [-4, 364], words: [0, 406] },
  },
  phone: {
    width: 440,
    height: 1020,
    own: { squares: [0, 164], columns: 44, number: [-2, 96], words: [0, 138] },
    rival: { squares: [0, 946], columns: 10, number: [-2, 878], words: [0, 920] },
  },
};

/** The days of one pre-training. */
interface Bill extends ChartRecord {
  readonly model: string;
  readonly value: number;
}

function bill(
  series: string,
  { model, value, unit, kind, source }: Omit<Bill, 'series' | 'at' | 'text'>,
): Bill {
  const text = `roughly ${written(value)} V100-days`;
  return { series, at: '', model, value, text, unit, kind, source };
}

const own = bill('iGPT-L', data.igptDays);
const rival = bill('MoCo', data.mocoDays);
const records = [own, rival];

/** The compute of two pre-trainings to scale: one square is one day on one V100. */
export const v100Days: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const [many, few] = [written(own.value), written(rival.value)];
    const { head, rows } = tableOf(records, {
      model: ({ model }) => model,
      'V100-days': ({ value }) => written(value),
    });
    return (
      svg(
        layout.width,
        layout.height,
        `${many} squares against ${few}: iGPT-L took roughly ${many} days on one V100, MoCo of similar performance roughly ${few}, ${data.daysRatio.value} times less.`,
        chart(
          'y',
          drawn(own, 'ink', 'V100-days: iGPT-L', layout.own) +
            drawn(rival, 'blue', 'V100-days: MoCo, on a par', layout.rival),
        ),
      ) +
      values({
        caption: 'Pre-training, days on one V100 (OpenAI’s post, roughly; not in the paper)',
        head,
        rows: [...rows, ['times as many, by us', data.daysRatio.value]],
      }) +
      csvOf(records, { model: ({ model }) => model, 'V100-days': ({ value }) => value })
    );
  },
};

function written(days: number): string {
  return days.toLocaleString('en-US');
}

/** A square for each day, with their number. */
function drawn(bill: Bill, fill: Fill, words: string, places: Places): string {
  const squares = cells(fill, rasterOrder(places.columns, 0, bill.value, SIDE), SIDE);
  return (
    mark(bill, at(places.squares, squares)) +
    text('display', ...places.number, written(bill.value)) +
    seriesName(bill.series, text('label strong', ...places.words, words))
  );
}
