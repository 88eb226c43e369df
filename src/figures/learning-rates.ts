import { groups, max } from 'd3-array';
import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/table5.json' with { type: 'json' };
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { line, narrowOnly, placed, rect, svg, text, wideOnly, type Fill } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

/** From high to low, the way they were searched: each about a third of the one before. */
const RATES = [0.01, 0.003, 0.001, 0.0003];
const CELL = 60;
const NAMES = 150;
const RATE = 80;
const PANEL = 710;
/** The run that breaks the order, and what may be said of it. */
const EXCEPTION = { size: 'L', input: '48²', says: ['ten times', 'L at 32²'] };
const HEAD = 80;
/** In the narrow arrangement the objectives stand below each other. */
const BELOW = { panel: 440, height: 708 };

const RIGHT = NAMES + RATES.length * RATE;

type Run = (typeof data.rows)[keyof typeof data.rows];

const runs: readonly Run[] = Object.values(data.rows);

/** Table 5 as a matrix: a row is a run, a column a learning rate, and the cell is what was used. */
export const learningRates: Drawing<null> = {
  initial: () => null,

  still() {
    const panels = groups(runs, ({ objective }) => objective);
    const longest = max(panels, ([, rows]) => rows.length) ?? 0;
    const body = panels.map(([objective, rows], i) => {
      const name = objective === 'BERT' ? objective : 'Autoregressive';
      const panel = [
        seriesName(objective, text('label strong', 0, 24, name)),
        ...RATES.map((rate, i) =>
          text('axis middle', NAMES + (i + 0.5) * RATE, HEAD - 12, String(rate)),
        ),
        line('rule', [0, HEAD], [RIGHT, HEAD]),
        ...rows.map(drawn),
      ];
      return placed([i * PANEL, 0], [0, i * BELOW.panel], panel.join(''));
    });
    const alternative = runs.map(
      ({ size, objective, input, value }) => `${size}, ${objective}, ${input}: ${value}`,
    );
    return (
      svg(
        1200,
        HEAD + longest * CELL + 8,
        `The larger the model, the smaller its learning rate, but for L at 48². ${alternative.join('; ')}.`,
        chart('y', body.join('')),
        BELOW.height,
      ) +
      values({
        caption: 'Learning rates of pre-training (table 5)',
        head: ['Model', 'Objective', 'Input', 'Learning rate'],
        rows: runs.map(({ size, objective, input, value }) => [
          `iGPT-${size}`,
          objective,
          input,
          String(value),
        ]),
      }) +
      csvTemplate(
        ['model', 'objective', 'input', 'learning rate', 'unit', 'kind', 'source'],
        runs.map(({ size, objective, input, value }) => [
          `iGPT-${size}`,
          objective,
          input,
          value,
          data.unit,
          data.kind,
          data.source,
        ]),
      )
    );
  },
};

function drawn({ size, objective, input, value }: Run, row: number): string {
  const y = HEAD + 4 + row * CELL;
  const odd = size === EXCEPTION.size && input === EXCEPTION.input;
  const note = odd
    ? wideOnly(text('small strong', RIGHT + 14, y + 37, EXCEPTION.says.join(' '))) +
      narrowOnly(
        EXCEPTION.says
          .map((words, i) => text('small strong', RIGHT + 14, y + 25 + i * 25, words))
          .join(''),
      )
    : '';
  const cells = RATES.map((rate, i) => {
    const left = NAMES + i * RATE + 1;
    const cell = (fill: Fill) => rect(fill, left, y + 1, RATE - 2, CELL - 2);
    if (rate !== value) return cell('cell');
    const at = `iGPT-${size} at ${input}`;
    return mark(
      { series: objective, at, value: String(value), source: 'table 5', kind: 'printed' },
      cell(odd ? 'yellow' : 'ink'),
    );
  });
  return (
    text('body strong', 0, y + 40, size) +
    text('label mid', 60, y + 40, input) +
    cells.join('') +
    note
  );
}
