import { range } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import table4 from '../../assets/data/table4.json' with { type: 'json' };
import { percent } from '../kit/chart/axes.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { crossTable, type ChartRecord } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { cells } from '../kit/draw/cells.ts';
import { onStep } from '../kit/draw/steps.ts';
import { at, line, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';
import { isOurs } from './data/results.ts';

const SIZE = 12;
/** The first row of a panel, from its top. */
const FIRST = 58;

/** A panel for each count of labels. */
interface Layout {
  readonly width: number;
  readonly height: number;
  /** The pitch of the methods. */
  readonly row: number;
  /** Where the squares of 40, 250 and 4000 labels begin, and the top of their panel. */
  readonly panels: readonly Point[];
  /** From the squares to the count of labels above them. */
  readonly head: number;
  readonly key: Point;
  /** From the squares to their number, and from that to its deviation. */
  readonly gaps: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    row: 54,
    panels: [
      [200, 0],
      [660, 0],
      [1000, 0],
    ],
    head: 0,
    key: [340, 20],
    gaps: [12, 8],
  },
  phone: {
    width: 580,
    height: 1050,
    row: 44,
    panels: [
      [160, 0],
      [160, 372],
      [160, 744],
    ],
    head: -160,
    key: [250, 20],
    gaps: [8, 4],
  },
};

/** A mean error in per cent over random subsets, with its standard deviation. */
interface Result extends ChartRecord {
  readonly labels: number;
  readonly deviation?: number | undefined;
  /** What the table says beside the method. */
  readonly beside?: string;
}

function result(
  series: string,
  labels: number,
  mean: { error: number; deviation?: number } | null | undefined,
  { kind, source }: Pick<ChartRecord, 'kind' | 'source'>,
): Result {
  const known = { series, labels, at: count(labels), unit: table4.unit, source };
  if (!mean) return { ...known, value: null, text: 'not given', kind: 'not given' };
  const { error, deviation } = mean;
  return {
    ...known,
    value: error,
    deviation,
    text: `${spread(percent(error), deviation)} % wrong`,
    note: `${percent(100 - error)} % right`,
    kind,
  };
}

const METHODS = Object.values(table4.rows).map(({ method }) => method);
const drawn: readonly Result[] = Object.values(table4.rows).flatMap(({ method, results }) =>
  table4.labels.map((labels, i) => result(method, labels, results[i], table4)),
);
const { post, fineTuned } = table4;
const records: readonly Result[] = [
  ...drawn,
  {
    ...result(post.method, post.labels, { ...post, error: 100 - post.accuracy }, post),
    beside: ' (in OpenAI’s post only)',
  },
  {
    ...result(
      'iGPT-L, all weights fine-tuned',
      fineTuned.labels,
      { error: 100 - fineTuned.value },
      fineTuned,
    ),
    beside: ' (sec. 4.7)',
  },
];

/** Table 4: what is wrong of a hundred pictures after 40, 250 or 4000 labels. */
export const fewLabels: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const { width, height, panels, head, key, row, gaps } = LAYOUTS[room];
    const top = (method: string): number => FIRST + METHODS.indexOf(method) * row;
    const [first = 0, ...further] = new Set(panels.map(([, y]) => y));
    const body = [
      text('axis', ...key, 'one square: 1 % named wrongly'),
      ...[first, ...further].map((y) => line('rule', [0, y + 37], [width, y + 37])),
      ...METHODS.map((method) => at([0, first + top(method)], seriesName(method, name(method)))),
      ...further.flatMap((y) => METHODS.map((method) => at([0, y + top(method)], name(method)))),
      ...panels.map(([x, y], i) => {
        const labels = table4.labels[i] ?? NaN;
        const panel =
          text('label strong', x + head, y + 20, count(labels)) +
          drawn
            .filter((result) => result.labels === labels)
            .map((result) => at([x, y + top(result.series)], wrong(result, gaps)))
            .join('');
        // The first panel is there from the start.
        return i === 0 ? panel : onStep(i - 1, panel);
      }),
    ];
    return (
      svg(width, height, alternative(), chart('x', body.join(''))) +
      values({
        caption:
          'CIFAR-10: errors in % as V2 prints them, mean and deviation over five subsets (accuracy)',
        ...crossTable(records, {
          name: 'Method',
          row: ({ series, beside = '' }) => series + beside,
          column: ({ labels }) => count(labels),
          cell: ({ value, deviation }) =>
            value === null ? '' : `${spread(percent(value), deviation)} (${percent(100 - value)})`,
        }),
      }) +
      csvOf(records, {
        method: ({ series }) => series,
        labels: ({ labels }) => labels,
        error: ({ value }) => (value === null ? '' : percent(value)),
        'standard deviation': ({ deviation }) => deviation,
      })
    );
  },
};

function count(labels: number): string {
  return `${labels.toLocaleString('en-US')} labels`;
}

function spread(mean: string, deviation: number | undefined): string {
  return deviation === undefined ? mean : `${mean} ± ${deviation}`;
}

function name(method: string): string {
  return text(isOurs(method) ? 'label strong' : 'label', 0, 21, method);
}

/** An error as squares of one per cent, two high, and its number at their end. */
function wrong(result: Result, [before, between]: Point): string {
  const { series, value, deviation } = result;
  if (value === null) return text('axis', 0, 21, 'not given');
  const fill: Fill = isOurs(series) ? 'ink' : 'blue';
  const whole = Math.floor(value);
  const corner = (i: number): Point => [Math.floor(i / 2) * SIZE, (i % 2) * SIZE];
  const [left, top] = corner(whole);
  const part = (value - whole) * (SIZE - 2);
  const end = Math.ceil(value / 2) * SIZE;
  return mark(
    result,
    cells(fill, range(whole).map(corner), SIZE) +
      (part > 0.01 ? rect(fill, left + 1, top + 1, part, SIZE - 2) : '') +
      `<text class="label strong" x="${end + before}" y="21">${percent(value)}<tspan class="axis spread" dx="${between}">± ${deviation}</tspan></text>`,
  );
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
