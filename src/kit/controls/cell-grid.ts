import { h } from '../../../plugins/common/h.ts';

/** A grid of square cells, each a native button: one is in the order of Tab, arrow keys move on. */
export interface CellGrid {
  readonly element: HTMLElement;
  /** @param name - the cell in words, for those who do not see it */
  set(index: number, color: string, name: string): void;
  /** Mark one cell and no other. */
  mark(index: number): void;
  /** Move the focus to a cell, from where the arrow keys go on. */
  focus(index: number): void;
}

/**
 * Make a grid with as many rows as `count` cells need.
 * @param pick - is called with each cell that is clicked, or that a pressed pointer passes over
 */
export function createCellGrid(
  label: string,
  columns: number,
  count: number,
  pick: (index: number) => void,
): CellGrid {
  const cells = Array.from({ length: count }, (_, i) =>
    h('button', { type: 'button', tabindex: i === 0 ? 0 : -1 }),
  );
  const element = h('div', { class: 'cell-grid', role: 'group', 'aria-label': label }, ...cells);
  element.style.setProperty('--columns', String(columns));

  const focus = (index: number): void => {
    const cell = cells[index];
    if (!cell) return;
    for (const other of cells) other.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
  };
  const indexOf = (target: EventTarget | null): number =>
    cells.findIndex((cell) => cell === target);

  element.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const index = indexOf(event.target);
    if (by === undefined || index < 0) return;
    event.preventDefault();
    focus(index + by);
  });
  // Clicks of the keyboard alone: a pointer has picked its cell when it went down.
  element.addEventListener('click', (event) => {
    const index = indexOf(event.target);
    if (event.detail === 0 && index >= 0) pick(index);
  });
  let last = -1;
  const pickUnder = ({ clientX, clientY }: PointerEvent): void => {
    const index = indexOf(document.elementFromPoint(clientX, clientY));
    if (index < 0 || index === last) return;
    last = index;
    pick(index);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    last = -1;
    // The cell that a finger comes down on captures it; the cells that it passes shall get it too.
    if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId))
      event.target.releasePointerCapture(event.pointerId);
    focus(indexOf(event.target));
    pickUnder(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.buttons % 2 === 1) pickUnder(event);
  });

  return {
    element,
    focus,
    set(index, color, name) {
      const cell = cells[index];
      if (!cell) return;
      cell.style.setProperty('--color', color);
      cell.setAttribute('aria-label', name);
    },
    mark(index) {
      cells.forEach((cell, i) => cell.setAttribute('aria-pressed', String(i === index)));
    },
  };
}
