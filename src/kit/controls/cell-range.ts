import { h } from '../../../plugins/common/h.ts';
import { keepKeys } from './keys.ts';

/** A slider drawn as a row of cells over a native range: filled up to the value, which is red. */
export interface CellRange {
  readonly element: HTMLElement;
  /** @param spoken - the value in words, for those who do not see the row */
  set(value: number, spoken: string): void;
}

export interface CellRangeOptions {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The amount that a cell stands for; a step by default. */
  readonly cell?: number;
  /** Values that are written above their cells. */
  readonly marks: readonly number[];
}

/** Make a slider with a cell for each step, or for a few of them, from `min` to `max`. */
export function createCellRange(
  { label, min, max, step, cell: worth = step, marks }: CellRangeOptions,
  change: (value: number) => void,
): CellRange {
  const count = Math.floor((max - min) / worth) + 1;
  const cells = Array.from({ length: count }, () => h('i'));
  for (const mark of marks) cells[(mark - min) / worth]?.setAttribute('data-mark', String(mark));
  const input = h('input', { type: 'range', min, max, step, 'aria-label': label });
  input.addEventListener('input', () => change(input.valueAsNumber));
  const row = h('div', { class: 'row', 'aria-hidden': 'true' }, ...cells);
  const element = h('div', { class: 'cell-range drawn-control' }, row, input);
  element.style.setProperty('--count', String(count));
  keepKeys(element);
  return {
    element,
    set(value, spoken) {
      input.valueAsNumber = value;
      input.setAttribute('aria-valuetext', spoken);
      const now = Math.floor((value - min) / worth);
      cells.forEach((cell, i) => (cell.className = i < now ? 'filled' : i === now ? 'now' : ''));
    },
  };
}
