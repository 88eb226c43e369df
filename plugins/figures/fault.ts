import { h } from '../common/h.ts';

/** Say in one sentence below a figure's still form why it is not live. */
export function sayFault(element: HTMLElement, sentence: string): void {
  removeFault(element);
  element.append(h('p', { class: 'figure-fault', role: 'status' }, sentence));
}

export function removeFault(element: HTMLElement): void {
  element.querySelector(':scope > .figure-fault')?.remove();
}
