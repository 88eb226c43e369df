import { keepKeys } from './keys.ts';

/** A slider as a row of cells over a native range: filled to the value, the value itself red. */
export interface CellRange {
  readonly element: HTMLElement;
  /** @param spoken - the value in words, for those who do not see the row */
  set(value: number, spoken: string): void;
}

/** What a row of cells is made from. */
export interface CellRangeOptions {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The worth of a cell, where it is more than a step. */
  readonly cell?: number;
  /** Values that stand above their cells. */
  readonly marks: readonly number[];
}

/** A slider with a cell for each step, or for a few of them, from `min` to `max`. */
export function createCellRange(
  { label, min, max, step, cell: worth = step, marks }: CellRangeOptions,
  changed: (value: number) => void,
): CellRange {
  const count = Math.floor((max - min) / worth) + 1;
  const element = document.createElement('div');
  element.className = 'cell-range';
  element.style.setProperty('--count', String(count));
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', min, max, step });
  input.setAttribute('aria-label', label);
  input.addEventListener('input', () => changed(input.valueAsNumber));
  const cells = Array.from({ length: count }, () => document.createElement('i'));
  const row = document.createElement('div');
  row.className = 'row';
  row.setAttribute('aria-hidden', 'true');
  row.append(...cells);
  for (const mark of marks) cells[(mark - min) / worth]?.setAttribute('data-mark', String(mark));
  element.append(row, input);
  keepKeys(element);
  return {
    element,
    set(value, spoken) {
      input.valueAsNumber = value;
      input.setAttribute('aria-valuetext', spoken);
      const at = Math.floor((value - min) / worth);
      cells.forEach((cell, i) => (cell.className = i < at ? 'filled' : i === at ? 'now' : ''));
    },
  };
}
