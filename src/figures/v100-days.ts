import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { placed, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

/** One pre-training, and where its squares and its number stand. */
interface Bill {
  readonly fill: Fill;
  readonly model: string;
  readonly days: number;
  readonly columns: number;
  readonly x: number;
  /** The number's left edge and baseline. */
  readonly number: Point;
  readonly words: string;
  /** How far down it stands in the narrow arrangement, with its squares under its number. */
  readonly below: number;
}

const SIDE = 10;
const [WIDTH, HEIGHT] = [1200, 500];
const OWN: Bill = {
  fill: 'ink',
  model: data.igptDays.model,
  days: data.igptDays.value,
  columns: 50,
  x: WIDTH - 500,
  number: [-6, 84],
  words: 'V100-days: iGPT-L',
  below: 0,
};
const RIVAL: Bill = {
  fill: 'blue',
  model: 'MoCo',
  days: data.mocoDays.value,
  columns: 10,
  x: 0,
  number: [-4, 364],
  words: 'V100-days: MoCo, on a par',
  below: 712,
};
const BILLS = [OWN, RIVAL];
/** Where a number and its squares stand in the narrow arrangement, whose edge nothing may reach over. */
const NUMBER = { left: -2, line: 96, squares: 164 };
const BELOW = RIVAL.below + 238;

/** The compute of two pre-trainings to scale: one square is one day on one V100. */
export const v100Days: Drawing<null> = {
  initial: () => null,

  still() {
    return (
      svg(
        WIDTH,
        HEIGHT,
        `${written(OWN)} squares against ${written(RIVAL)}: iGPT-L took roughly ${written(OWN)} days on one V100, MoCo of similar performance roughly ${written(RIVAL)}, ${data.daysRatio.value} times less.`,
        chart('y', BILLS.map(drawn).join('')),
        BELOW,
      ) +
      values({
        caption: 'Pre-training, days on one V100 (OpenAI’s post, roughly; not in the paper)',
        head: ['Model', 'V100-days'],
        rows: [
          ...[data.igptDays, data.mocoDays].map(({ model, value }) => [
            model,
            value.toLocaleString('en-US'),
          ]),
          ['times as many, by us', String(data.daysRatio.value)],
        ],
      }) +
      csvTemplate(
        ['model', 'V100-days', 'unit', 'kind', 'source'],
        [data.igptDays, data.mocoDays].map(({ model, value, unit, kind, source }) => [
          model,
          value,
          unit,
          kind,
          source,
        ]),
      )
    );
  },
};

function written({ days }: Bill): string {
  return days.toLocaleString('en-US');
}

/** Squares that stand on the drawing's lower edge, and their number. */
function drawn(bill: Bill): string {
  const { fill, model, days, columns, x, number, words, below } = bill;
  const top = HEIGHT - Math.ceil(days / columns) * SIDE;
  const squares = placed(
    [x, top],
    [0, below + NUMBER.squares],
    cells(fill, rasterOrder(columns, 0, days, SIDE), SIDE),
  );
  const value = `roughly ${written(bill)} V100-days`;
  return (
    mark({ series: model, at: '', value, source: 'OpenAI’s post', kind: 'blog' }, squares) +
    placed(number, [NUMBER.left, below + NUMBER.line], text('display', 0, 0, written(bill))) +
    placed(
      [0, number[1] + 42],
      [0, below + NUMBER.line + 42],
      seriesName(model, text('label strong', 0, 0, words)),
    )
  );
}
