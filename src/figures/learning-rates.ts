import { groups } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/table5.json' with { type: 'json' };
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { tableOf, type ChartRecord, type Columns } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { at, line, rect, svg, text, textLines, type Fill, type Point } from '../kit/draw/svg.ts';

/** From high to low, the way they were searched: each about a third of the one before. */
const RATES = [0.01, 0.003, 0.001, 0.0003];
const CELL = 60;
const NAMES = 150;
const RATE = 80;
/** The run that breaks the order. */
const EXCEPTION = { size: 'L', input: '48²' };
const HEAD = 80;
const RIGHT = NAMES + RATES.length * RATE;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** From one objective to the next. */
  readonly panel: Point;
  /** What may be said of the exception, and the height of its first line in the row. */
  readonly note: { readonly y: number; readonly lines: readonly string[] };
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 388,
    panel: [710, 0],
    note: { y: 37, lines: ['ten times L at 32²'] },
  },
  phone: {
    width: 580,
    height: 708,
    panel: [0, 440],
    note: { y: 25, lines: ['ten times', 'L at 32²'] },
  },
};

interface Run extends ChartRecord {
  readonly size: string;
  readonly input: string;
  readonly value: number;
}

const runs: readonly Run[] = Object.values(data.rows).map(({ size, objective, input, value }) => ({
  series: objective,
  at: `iGPT-${size} at ${input}`,
  size,
  input,
  value,
  text: String(value),
  unit: data.unit,
  kind: data.kind,
  source: data.source,
}));

const columns: Columns<Run> = {
  model: ({ size }) => `iGPT-${size}`,
  objective: ({ series }) => series,
  input: ({ input }) => input,
  'learning rate': ({ value }) => value,
};

/** Table 5 as a matrix: a row is a run, a column a learning rate, and the cell is what was used. */
export const learningRates: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const { width, height, panel, note } = LAYOUTS[room];
    const body = groups(runs, ({ series }) => series).map(([objective, rows], i) =>
      at(
        [i * panel[0], i * panel[1]],
        [
          seriesName(
            objective,
            text('label strong', 0, 24, objective === 'BERT' ? objective : 'Autoregressive'),
          ),
          ...RATES.map((rate, i) =>
            text('axis middle', NAMES + (i + 0.5) * RATE, HEAD - 12, String(rate)),
          ),
          line('rule', [0, HEAD], [RIGHT, HEAD]),
          ...rows.map((run, row) => at([0, HEAD + 4 + row * CELL], drawn(run, note))),
        ].join(''),
      ),
    );
    const said = runs.map(
      ({ size, series, input, value }) => `${size}, ${series}, ${input}: ${value}`,
    );
    return (
      svg(
        width,
        height,
        `The larger the model, the smaller its learning rate, but for L at 48². ${said.join('; ')}.`,
        chart('y', body.join('')),
      ) +
      values({ caption: 'Learning rates of pre-training (table 5)', ...tableOf(runs, columns) }) +
      csvOf(runs, columns)
    );
  },
};

function drawn(run: Run, note: Layout['note']): string {
  const { series, size, input, value } = run;
  const fill = series === 'BERT' ? 'yellow' : 'ink';
  const isException = size === EXCEPTION.size && input === EXCEPTION.input;
  const cells = RATES.map((rate, i) => {
    const cell = (fill: Fill) => rect(fill, NAMES + i * RATE + 1, 1, RATE - 2, CELL - 2);
    return rate === value ? mark(run, cell(fill)) : cell('cell');
  });
  return (
    text('body strong', 0, 40, size) +
    text('label mid', 60, 40, input) +
    cells.join('') +
    (isException ? textLines('small strong', [RIGHT + 10, note.y], note.lines, 25) : '')
  );
}
