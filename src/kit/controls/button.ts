/** A native button that does one thing now; its text says what. */
export function createButton(text: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button', textContent: text });
  button.addEventListener('click', pressed);
  return button;
}

/** Gives a button, or a line that is read out, another text. */
export function relabel(element: HTMLElement, text: string): void {
  // Written only when it changes: some screen readers say it again.
  if (element.textContent !== text) element.textContent = text;
}
