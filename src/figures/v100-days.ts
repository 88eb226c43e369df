import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { csvTemplate } from './draw/csv.ts';
import { chart, mark, seriesName } from './draw/mark.ts';
import { svg, text, type Fill } from './draw/svg.ts';
import { values } from './draw/values.ts';

/** One pre-training, and where its squares and its number stand. */
interface Bill {
  readonly fill: Fill;
  readonly model: string;
  readonly days: number;
  readonly columns: number;
  readonly x: number;
  /** The number's left edge and baseline. */
  readonly number: readonly [x: number, y: number];
  readonly words: string;
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
};
const RIVAL: Bill = {
  fill: 'blue',
  model: 'MoCo',
  days: data.mocoDays.value,
  columns: 10,
  x: 0,
  number: [-4, 364],
  words: 'V100-days: MoCo, on a par',
};
const BILLS = [OWN, RIVAL];

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
  const { fill, model, days, columns, x, number, words } = bill;
  const top = HEIGHT - Math.ceil(days / columns) * SIDE;
  const squares = cells(fill, shifted(rasterOrder(columns, 0, days, SIDE), [x, top]), SIDE);
  const value = `roughly ${written(bill)} V100-days`;
  return (
    mark({ series: model, at: '', value, source: 'OpenAI’s post', kind: 'blog' }, squares) +
    text('display', ...number, written(bill)) +
    seriesName(model, text('label strong', 0, number[1] + 42, words))
  );
}
