/** A button that does one thing now; its text says what. */
export interface Button {
  readonly element: HTMLElement;
  set(text: string): void;
}

export function createButton(text: string, pressed: () => void): Button {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'figure-button';
  element.textContent = text;
  element.addEventListener('click', pressed);
  return {
    element,
    set(text) {
      // Written only when it changes: some screen readers say a focused button's text again.
      if (element.textContent !== text) element.textContent = text;
    },
  };
}
