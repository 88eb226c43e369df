import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/results.json' with { type: 'json' };
import { waffle as squares } from './draw/cells.ts';
import { MODULE, svg } from './draw/svg.ts';

const COLUMNS = 25;
const SQUARES = 100;

interface Result {
  readonly value: number;
  readonly text?: string;
  readonly model?: string;
}

const results = new Map<string, Result>(Object.entries(data));

/** A type, not an interface: only a type counts as JSON. */
type State = {
  readonly result: string;
  readonly rival: string | null;
};

/**
 * A share in per cent as 100 squares, the last one partly filled; where a rival has more, its lead
 * is blue. Options: `data-result` and `data-rival`, names in assets/data/results.json.
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

function find(name: string): Result {
  const result = results.get(name);
  if (!result) throw new Error(`assets/data/results.json has no "${name}".`);
  return result;
}

function describe({ model = 'The model', value, text = String(value) }: Result): string {
  return `${model}: ${text} of 100 squares`;
}
