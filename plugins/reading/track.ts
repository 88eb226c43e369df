import { button, h } from '../common/h.ts';

/** The rows under wide elements, by element. */
const rows = new WeakMap<HTMLElement, HTMLElement>();

/** Called when a wide figure's button is pressed: show the whole figure, or full size again. */
export type OnWhole = (whole: boolean) => void;

/**
 * Show beneath an element that scrolls sideways which part of it is visible, since phones show no
 * scroll bar until one scrolls. With `onWhole` there is also a button that shows all of it at once.
 */
export function track(wide: HTMLElement, onWhole?: OnWhole): void {
  const row = rows.get(wide) ?? addRow(wide, onWhole);
  const cut = isCut(wide);
  row.hidden = !cut && !row.querySelector('[aria-pressed="true"]');
  row.style.setProperty('--seen', `${wide.clientWidth / Math.max(wide.scrollWidth, 1)}`);
  row.dataset['cut'] = String(cut);
  follow(wide, row);
}

/** Return whether an element must be scrolled sideways to be seen. */
export function isCut(wide: Element): boolean {
  return wide.scrollWidth > wide.clientWidth + 1 && getComputedStyle(wide).overflowX !== 'visible';
}

function addRow(wide: HTMLElement, onWhole: OnWhole | undefined): HTMLElement {
  const row = h('div', { class: 'reading-track' }, h('span', { class: 'reading-seen' }));
  if (onWhole) row.append(wholeButton(onWhole));
  rows.set(wide, row);
  (wide.closest('pre') ?? wide).after(row);
  wide.addEventListener('scroll', () => follow(wide, row), { passive: true });
  return row;
}

function follow(wide: HTMLElement, row: HTMLElement): void {
  const reach = Math.max(wide.scrollWidth - wide.clientWidth, 1);
  row.style.setProperty('--scrolled', `${(wide.scrollLeft / reach) * 100}%`);
}

function wholeButton(onWhole: OnWhole): HTMLButtonElement {
  const toggle = (): void => {
    const whole = element.getAttribute('aria-pressed') !== 'true';
    element.setAttribute('aria-pressed', String(whole));
    onWhole(whole);
  };
  const attributes = { class: 'reading-whole', 'aria-pressed': 'false' };
  const element = button('Whole figure', toggle, attributes);
  return element;
}
