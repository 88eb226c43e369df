import type { Drawing } from '../../plugins/figures/contract.ts';
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { waffle as squares } from '../kit/draw/cells.ts';
import { percent } from '../kit/chart/axes.ts';
import { inTurn } from '../kit/draw/steps.ts';
import { MODULE, svg } from '../kit/draw/svg.ts';

const COLUMNS = 25;
const SQUARES = 100;

/** A row of a table; the value is the accuracy on test pictures, in per cent. */
interface Result {
  readonly value: number;
  readonly model?: string;
  readonly method?: string;
}

/** Results by the names that slides use: table, group, row. */
const results: ReadonlyMap<string, Result> = new Map([
  ...rowsOf('table1.cifar10', table1.cifar10),
  ...rowsOf('table1.cifar100', table1.cifar100),
  ...rowsOf('table1.stl10', table1.stl10),
  ...rowsOf('table2.rows', table2.rows),
  ...rowsOf('table3.cifar10', table3.cifar10),
  ...rowsOf('table3.cifar100', table3.cifar100),
]);

/** A type alias: an interface is not assignable to a JSON object. */
type State = {
  readonly result: string;
  readonly rival: string | null;
};

/**
 * Draw a share in per cent as 100 squares, the last one partly filled; the lead of a better rival is
 * blue. Options: `data-result` and `data-rival`, such as `table1.cifar10.igptL`.
 */
export const waffle: Drawing<State> = {
  initial({ result = '', rival }) {
    find(result);
    if (rival !== undefined) find(rival);
    return { result, rival: rival ?? null };
  },

  still({ result, rival }) {
    const own = find(result);
    const other = rival === null ? null : find(rival);
    const lead = other && other.value > own.value ? other : null;
    const alternative = `${describe(own)}${other ? `; ${describe(other)}` : ''}.`;
    const height = (SQUARES / COLUMNS) * MODULE;
    return svg(
      COLUMNS * MODULE,
      height,
      alternative,
      inTurn(
        COLUMNS,
        squares(lead ? 'blue' : 'hole', lead?.value ?? 0, SQUARES, COLUMNS) +
          squares('ink', own.value, Math.floor(own.value), COLUMNS),
      ),
    );
  },
};

function rowsOf(group: string, rows: Readonly<Record<string, Result>>): [string, Result][] {
  return Object.entries(rows).map(([name, row]) => [`${group}.${name}`, row]);
}

function find(name: string): Result {
  const result = results.get(name);
  if (!result) throw new Error(`There is no result "${name}" in tables 1 to 3.`);
  return result;
}

function describe({ model, method = 'The model', value }: Result): string {
  return `${model ?? method}: ${percent(value)} of 100 squares`;
}
