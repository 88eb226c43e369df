import { button } from '../../../plugins/common/h.ts';

/** Make a native button in the deck's box; its text says what pressing it does. */
export function createButton(text: string, press: () => void): HTMLButtonElement {
  return button(text, press, { class: 'button boxed' });
}

/** Give a button, or a line that is read out, another text. */
export function relabel(element: HTMLElement, text: string): void {
  // Written only when it changes: some screen readers say it again.
  if (element.textContent !== text) element.textContent = text;
}
