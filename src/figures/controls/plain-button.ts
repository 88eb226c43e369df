import { keepKeys } from './keys.ts';

/** A native button with a text, whose keys work nothing but itself. */
export function createButton(text: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button', textContent: text });
  button.addEventListener('click', pressed);
  keepKeys(button);
  return button;
}
