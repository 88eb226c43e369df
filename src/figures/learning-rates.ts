import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/table5.json' with { type: 'json' };
import { rect, svg, text, line } from './draw/svg.ts';

/** From high to low, the way they were searched: each about a third of the one before. */
const RATES = [0.01, 0.003, 0.001, 0.0003];
const CELL = 60;
const NAMES = 150;
const RATE = 80;
const PANEL = 710;
/** The run that breaks the order, and what may be said of it. */
const EXCEPTION = { size: 'L', input: '48²', says: 'ten times L at 32²' };
const HEAD = 80;

/** Table 5 as a matrix: a row is a run, a column a learning rate, and the cell is what was used. */
export const learningRates: Drawing<null> = {
  initial: () => null,

  still() {
    const rows = Object.values(data.rows);
    const panels = ['autoregressive', 'BERT'].map((objective, i) => ({
      x: i * PANEL,
      objective,
      rows: rows.filter((row) => row.objective === objective),
    }));
    const longest = Math.max(...panels.map((panel) => panel.rows.length));
    const body = panels.map(({ x, objective, rows }) =>
      [
        text('label strong', x, 24, objective === 'BERT' ? objective : 'Autoregressive'),
        ...RATES.map((rate, i) =>
          text('axis middle', x + NAMES + (i + 0.5) * RATE, HEAD - 12, String(rate)),
        ),
        line('rule', [x, HEAD], [x + NAMES + RATES.length * RATE, HEAD]),
        ...rows.map(({ size, input, value }, row) => run(x, row, size, input, value)),
      ].join(''),
    );
    const alternative = rows.map(
      ({ size, objective, input, value }) => `${size}, ${objective}, ${input}: ${value}`,
    );
    return svg(1200, HEAD + longest * CELL + 8, `${alternative.join('; ')}.`, body.join(''));
  },
};

function run(x: number, row: number, size: string, input: string, value: number): string {
  const y = HEAD + 4 + row * CELL;
  const odd = size === EXCEPTION.size && input === EXCEPTION.input;
  const note = odd
    ? text('small strong', x + NAMES + RATES.length * RATE + 14, y + 37, EXCEPTION.says)
    : '';
  const cells = RATES.map((rate, i) =>
    rect(
      rate !== value ? 'cell' : odd ? 'yellow' : 'ink',
      x + NAMES + i * RATE + 1,
      y + 1,
      RATE - 2,
      CELL - 2,
    ),
  );
  return (
    text('body strong', x, y + 40, size) +
    text('label mid', x + 60, y + 40, input) +
    cells.join('') +
    note
  );
}
