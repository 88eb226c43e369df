/** A square grid of cells, each a native button: one of them takes the focus, arrow keys move it. */
export interface CellGrid {
  readonly element: HTMLElement;
  /** @param name - what the cell is, for those who do not see it */
  set(index: number, color: string, name: string): void;
  /** Marks one cell, and takes the mark from the others. */
  mark(index: number): void;
  /** Moves the focus to a cell, from where the arrow keys go on. */
  focus(index: number): void;
}

/**
 * @param columns - of the grid; it has as many rows as it needs
 * @param picked - is told each cell that is clicked or, by a pressed pointer, passed over
 */
export function createCellGrid(
  label: string,
  columns: number,
  count: number,
  picked: (index: number) => void,
): CellGrid {
  const element = document.createElement('div');
  element.className = 'cell-grid';
  element.style.setProperty('--columns', String(columns));
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', label);
  const cells = Array.from({ length: count }, (_, i) => {
    const cell = document.createElement('button');
    cell.type = 'button';
    cell.tabIndex = i === 0 ? 0 : -1;
    return cell;
  });
  element.append(...cells);

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
  // A click of the keyboard; those of a pointer have been taken when it went down.
  element.addEventListener('click', (event) => {
    const index = indexOf(event.target);
    if (event.detail === 0 && index >= 0) picked(index);
  });
  let last = -1;
  const paint = ({ clientX, clientY }: PointerEvent): void => {
    const index = indexOf(document.elementFromPoint(clientX, clientY));
    if (index < 0 || index === last) return;
    last = index;
    picked(index);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    last = -1;
    // A finger keeps to the cell it came down on; each that it passes is meant.
    if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId))
      event.target.releasePointerCapture(event.pointerId);
    focus(indexOf(event.target));
    paint(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.buttons % 2 === 1) paint(event);
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
