import type { Drawing } from '../../plugins/figures/contract.ts';
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { waffle as squares } from '../kit/draw/cells.ts';
import { percent } from '../kit/chart/axes.ts';
import { MODULE, svg } from '../kit/draw/svg.ts';

const COLUMNS = 25;
const SQUARES = 100;

/** A row of a table as far as it is drawn: per cent of the test pictures named correctly. */
interface Result {
  readonly value: number;
  readonly model?: string;
  readonly method?: string;
}

/** Results by the names that slides give them too: table, group, row. */
const results: ReadonlyMap<string, Result> = new Map([
  ...named('table1.cifar10', table1.cifar10),
  ...named('table1.cifar100', table1.cifar100),
  ...named('table1.stl10', table1.stl10),
  ...named('table2.rows', table2.rows),
  ...named('table3.cifar10', table3.cifar10),
  ...named('table3.cifar100', table3.cifar100),
]);

/** A type, not an interface: only a type counts as JSON. */
type State = {
  readonly result: string;
  readonly rival: string | null;
};

/**
 * A share in per cent as 100 squares, the last one partly filled; where a rival has more, its lead
 * is blue. Options: `data-result` and `data-rival`, such as `table1.cifar10.igptL`.
 */
export const waffle: Drawing<State> = {
  initial({ result = '', rival }) {
    for (const name of [result, ...(rival === undefined ? [] : [rival])]) find(name);
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
      squares(lead ? 'blue' : 'hole', lead?.value ?? 0, SQUARES, COLUMNS) +
        squares('ink', own.value, Math.floor(own.value), COLUMNS),
    );
  },
};

function named(group: string, rows: Readonly<Record<string, Result>>): [string, Result][] {
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
