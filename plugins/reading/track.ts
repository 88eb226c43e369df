import { element } from '../common/element.ts';

/** The rows under what is wide, by what they belong to. */
const rows = new WeakMap<HTMLElement, HTMLElement>();

/** What a wide figure's button calls when it is pressed: with the figure as a whole, or as large as before. */
export type OnWhole = (whole: boolean) => void;

/**
 * Shows beneath what is scrolled sideways which part of it is seen, since phones show no scroll bar
 * until one scrolls. With `onWhole` there is a button as well, for who wants to see all of it at once.
 */
export function track(wide: HTMLElement, onWhole?: OnWhole): void {
  const row = rows.get(wide) ?? addRow(wide, onWhole);
  const cut = isCut(wide);
  row.hidden = !cut && !row.querySelector('[aria-pressed="true"]');
  row.style.setProperty('--seen', `${wide.clientWidth / Math.max(wide.scrollWidth, 1)}`);
  row.dataset['cut'] = String(cut);
  follow(wide, row);
}

/** Whether something must be scrolled sideways to be seen. */
export function isCut(wide: Element): boolean {
  return wide.scrollWidth > wide.clientWidth + 1;
}

function addRow(wide: HTMLElement, onWhole: OnWhole | undefined): HTMLElement {
  const row = element('div', 'reading-track');
  row.append(element('span', 'reading-seen'));
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
  const button = element('button', 'reading-whole', 'Whole figure');
  button.type = 'button';
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const whole = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(whole));
    onWhole(whole);
  });
  return button;
}
