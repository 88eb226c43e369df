import { groups } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import bert from '../../assets/data/bert.json' with { type: 'json' };
import tuned from '../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { percent } from '../kit/chart/axes.ts';
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { crossTable, type ChartRecord } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { waffle } from '../kit/draw/cells.ts';
import { at, MODULE, type Point, rect, svg, text, textLines } from '../kit/draw/svg.ts';

interface Layout {
  readonly width: number;
  readonly height: number;
  /** A corner for each exam. */
  readonly panels: readonly Point[];
  /** The side of a square. */
  readonly size: number;
  /** Whether what is said of a bound stands on two lines. */
  readonly isSplit: boolean;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    panels: [
      [0, 20],
      [620, 20],
      [0, 230],
      [620, 230],
    ],
    size: MODULE,
    isSplit: false,
  },
  phone: {
    width: 440,
    height: 744,
    panels: [
      [0, 20],
      [0, 228],
      [0, 408],
      [0, 588],
    ],
    size: 13,
    isSplit: true,
  },
};

/** What is known of an accuracy: a number, a bound, or a number that follows from a gap given in words. */
interface Result extends ChartRecord {
  readonly value: number;
  readonly is: 'exactly' | 'under' | 'about';
}

const CIFAR: Zoom = { from: 80, to: 100, left: 104 };
const IMAGENET: Zoom = { from: 50, to: 70, left: 104 };

const probe = { cifar10: table1.cifar10.igptL.value, imagenet: table2.rows.igptL32.value };
const records: readonly Result[] = [
  ...exam(
    'CIFAR-10, linear probe',
    probe.cifar10,
    table1.source,
    probe.cifar10 - bert.cifar10.probe.gapOver,
    'under',
  ),
  ...exam(
    'ImageNet, linear probe',
    probe.imagenet,
    table2.source,
    probe.imagenet - bert.imagenet.probe.gap,
    'about',
  ),
  ...exam(
    'CIFAR-10, fine-tuned',
    table3.cifar10.igptL.value,
    table3.source,
    bert.cifar10.fineTuned.value,
  ),
  ...exam('ImageNet, fine-tuned', tuned.igptL32.value, tuned.source, bert.imagenet.fineTuned.value),
];

/** Both objectives in one exam. */
function exam(
  series: string,
  own: number,
  source: string,
  rival: number,
  is: Result['is'] = 'exactly',
): Result[] {
  const result = (at: string, value: number, is: Result['is']) => ({
    series,
    at,
    value,
    is,
    text: `${written({ value, is })} %`,
    unit: bert.unit,
  });
  return [
    { ...result('autoregressive', own, 'exactly'), kind: bert.kind, source },
    {
      ...result('BERT', rival, is),
      ...(is === 'exactly'
        ? { kind: bert.kind, source: bert.source }
        : { kind: 'computed', source: `${bert.source}, from a gap given in words` }),
    },
  ];
}

/** What the text of V2 says of BERT beside the autoregressive model; bounds are drawn as bounds. */
export const bertResults: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const { width, height, panels } = layout;
    const exams = groups(records, ({ series }) => series);
    const said = exams.map(([name, results]) => {
      const each = results.map((result) => `${result.at} ${written(result)}`);
      return `${name}: ${each.join(', ')}`;
    });
    const body = exams.map(([name, results], i) =>
      at(panels[i] ?? [0, 0], panel(name, results, layout)),
    );
    return (
      svg(
        width,
        height,
        `BERT beside the autoregressive model: it probes lower and fine-tunes about as well. ${said.join('; ')}.`,
        chart('y', body.join('')),
      ) +
      values({
        caption: 'iGPT-L at 32²: accuracy in % (tables 1 to 3; BERT: sec. 4.6)',
        ...crossTable(records, {
          name: '',
          row: ({ series }) => series,
          column: ({ at }) => at,
          cell: (result) => written(result),
        }),
        note: `In the text: “${bert.cifar10.probe.text}” and “${bert.imagenet.probe.text}” stand for the probes’ gaps in our words; figure 4’s bars are printed nowhere as numbers.`,
      }) +
      csvOf(records, {
        exam: ({ series }) => series,
        objective: ({ at }) => at,
        accuracy: ({ value }) => percent(value),
        is: ({ is }) => is,
      })
    );
  },
};

function written({ value, is }: Pick<Result, 'value' | 'is'>): string {
  return is === 'exactly' ? percent(value) : `${is} ${percent(value)}`;
}

function panel(name: string, results: readonly Result[], { size, isSplit }: Layout): string {
  const zoom = { ...(name.startsWith('ImageNet') ? IMAGENET : CIFAR), size };
  const top = Math.round(40 - size / 2);
  return (
    seriesName(name, text('label strong', 0, 8, name)) +
    barScale([zoom.to], 8, zoom) +
    results
      .map((result) =>
        result.at === 'BERT'
          ? text('label', 0, 98, 'BERT') + rival(result, zoom, isSplit)
          : text('label', 0, 48, 'AR') + mark(result, bar('ink', result.value, top, zoom)),
      )
      .join('')
  );
}

/** BERT's row; of an upper bound nothing is filled, for nothing more is known, and a mark stands at it. */
function rival(result: Result, zoom: Zoom, isSplit: boolean): string {
  const { value, is } = result;
  const { from, to, left, size = MODULE } = zoom;
  const [squares, edge] = [to - from, left + (value - from) * size];
  const top = Math.round(90 - size / 2);
  const shapes = {
    exactly: () => bar('yellow', value, top, zoom),
    under: () =>
      at([left, top], waffle('yellow', 0, squares, squares, size)) +
      `<g class="edged">${rect('yellow', edge, top - 6, 6, size + 12)}</g>`,
    about: () => at([left, top], waffle('yellow', value - from, squares, squares, size)),
  };
  const words = {
    exactly: '',
    under: `${written(result)} at every layer; no number given`,
    about: `${written(result)}: ${bert.imagenet.probe.text}`,
  };
  const lines = isSplit ? words[is].split(/(?<=;) /) : [words[is]];
  return mark(result, shapes[is]()) + textLines('label', [left, 134], lines.filter(Boolean), 30);
}
