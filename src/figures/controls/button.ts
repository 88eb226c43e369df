/** A native button that does one thing now; its text says what. */
export function createButton(text: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button', textContent: text });
  button.addEventListener('click', pressed);
  return button;
}

/** Gives a button another text. */
export function relabel(button: HTMLButtonElement, text: string): void {
  // Written only when it changes: some screen readers say a focused button's text again.
  if (button.textContent !== text) button.textContent = text;
}
