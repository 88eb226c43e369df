import { range } from 'd3-array';
import type { Drawing } from '../../plugins/figures/contract.ts';
import table4 from '../../assets/data/table4.json' with { type: 'json' };
import { cells } from '../kit/draw/cells.ts';
import { percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName, type Reading } from '../kit/chart/mark.ts';
import {
  at,
  line,
  NARROW,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  wideOnly,
  type Fill,
  type Point,
} from '../kit/draw/svg.ts';
import { values, type Values } from '../kit/chart/values.ts';

/** A mean error and its standard deviation over random subsets, in per cent. */
interface Mean {
  readonly error: number;
  readonly deviation: number;
}

interface Method {
  readonly method: string;
  readonly results: readonly (Mean | null)[];
}

const METHODS: readonly Method[] = Object.values(table4.rows);
const [WIDTH, HEIGHT] = [1200, 500];
/** Left edges of the columns for 40, 250 and 4000 labels. */
const COLUMNS = [200, 660, 1000];
const SIZE = 12;
const ROW = 54;
const TOP = 58;
/** In the narrow arrangement the counts stand below each other, each with all names. */
const BELOW = { column: 166, row: 44, count: 372, height: 1050 };

/** Table 4: what is wrong of a hundred pictures after 40, 250 or 4000 labels. */
export const fewLabels: Drawing<null> = {
  initial: () => null,

  still() {
    const rows = METHODS.map(({ method, results }, i) => {
      const own = method.startsWith('iGPT');
      const name = text(own ? 'label strong' : 'label', 0, 21, method);
      return (
        placed([0, TOP + i * ROW], [0, below(0, i)], seriesName(method, name)) +
        results
          .map((mean, column) => {
            const shown = mean
              ? wrong(own ? 'ink' : 'blue', method, mean, column)
              : text('axis', 0, 21, 'not given');
            const again = column > 0 ? narrowOnly(at([-BELOW.column, 0], name)) : '';
            return placed(
              [COLUMNS[column] ?? 0, TOP + i * ROW],
              [BELOW.column, below(column, i)],
              again + shown,
            );
          })
          .join('')
      );
    });
    const heads = table4.labels.map((labels, i) =>
      placed(
        [COLUMNS[i] ?? 0, 20],
        [0, 20 + i * BELOW.count],
        text('label strong', 0, 0, `${labels.toLocaleString('en-US')} labels`) +
          narrowOnly(line('rule', [0, 17], [NARROW, 17])),
      ),
    );
    return (
      svg(
        WIDTH,
        HEIGHT,
        alternative(),
        chart(
          'x',
          wideOnly(line('rule', [0, 37], [WIDTH, 37])) +
            placed([340, 20], [296, 20], text('axis', 0, 0, 'one square: 1 % named wrongly')) +
            heads.join('') +
            rows.join(''),
        ),
        BELOW.height,
      ) +
      values(...sheet()) +
      csvTemplate(
        ['method', 'labels', 'error', 'standard deviation', 'unit', 'kind', 'source'],
        records(),
      )
    );
  },
};

/** Where a method's row begins under a count of labels in the narrow arrangement. */
function below(count: number, method: number): number {
  return TOP + count * BELOW.count + method * BELOW.row;
}

/** An error as squares of one per cent, two high, and its number at their end. */
function wrong(fill: Fill, method: string, { error, deviation }: Mean, column: number): string {
  const whole = Math.floor(error);
  const corner = (i: number): Point => [Math.floor(i / 2) * SIZE, (i % 2) * SIZE];
  const [left, top] = corner(whole);
  const part = (error - whole) * (SIZE - 2);
  const width = Math.ceil(error / 2) * SIZE;
  const squares = cells(
    fill,
    range(whole).map((i) => corner(i)),
    SIZE,
  );
  const rest = part > 0.01 ? rect(fill, left + 1, top + 1, part, SIZE - 2) : '';
  const number = `<text class="label strong" x="${width + 12}" y="21">${percent(error)}<tspan class="axis spread" dx="8">± ${deviation}</tspan></text>`;
  const reading: Reading = {
    series: method,
    at: `${table4.labels[column]?.toLocaleString('en-US')} labels`,
    value: `${percent(error)} ± ${deviation} % wrong`,
    source: `table 4; ${percent(100 - error)} % right`,
    kind: 'printed',
  };
  return mark(reading, squares + rest + number);
}

function alternative(): string {
  const { igptL, mixMatch } = table4.rows;
  const against = table4.labels.map((labels, i) => {
    const [own, other] = [igptL.results[i], mixMatch.results[i]];
    return own && other ? `with ${labels} labels ${own.error} against ${other.error}` : '';
  });
  return (
    `Errors in per cent on CIFAR-10 with few labels. iGPT-L, a logistic regression on frozen features, ` +
    `against MixMatch: ${against.join(', ')}. FixMatch is better throughout.`
  );
}

function records(): (string | number)[][] {
  const { labels, unit, kind, source, post, fineTuned } = table4;
  const printed = METHODS.flatMap(({ method, results }) =>
    results.map((mean, i) => [
      method,
      labels[i] ?? '',
      mean ? percent(mean.error) : '',
      mean?.deviation ?? '',
      unit,
      mean ? kind : 'not given',
      source,
    ]),
  );
  return [
    ...printed,
    [
      post.method,
      post.labels,
      percent(100 - post.accuracy),
      post.deviation,
      unit,
      post.kind,
      post.source,
    ],
    [
      'iGPT-L, all weights fine-tuned',
      fineTuned.labels,
      percent(100 - fineTuned.value),
      '',
      unit,
      fineTuned.kind,
      fineTuned.source,
    ],
  ];
}

function sheet(): Values[] {
  const { post, fineTuned } = table4;
  const written = (mean: Mean | null) =>
    mean ? `${percent(mean.error)} ± ${mean.deviation} (${percent(100 - mean.error)})` : '';
  return [
    {
      caption:
        'CIFAR-10: errors in % as V2 prints them, mean and deviation over five subsets (accuracy)',
      head: [
        'Method',
        ...table4.labels.map((labels) => `${labels.toLocaleString('en-US')} labels`),
      ],
      rows: [
        ...METHODS.map(({ method, results }) => [method, ...results.map(written)]),
        [
          `${post.method} (in OpenAI’s post only)`,
          '',
          '',
          `${percent(100 - post.accuracy)} ± ${post.deviation} (${percent(post.accuracy)})`,
        ],
        [
          'iGPT-L, all weights fine-tuned (sec. 4.7)',
          `${percent(100 - fineTuned.value)} (${percent(fineTuned.value)})`,
          '',
          '',
        ],
      ],
    },
  ];
}
