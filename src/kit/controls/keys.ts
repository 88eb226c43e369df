/** Keys that native controls understand and that would also turn the slide. */
const CONTROL_KEYS = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  ' ',
]);

/** Keep the keys that work a control in this element from reaching the deck. */
export function keepKeys(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    if (CONTROL_KEYS.has(event.key)) event.stopPropagation();
  });
}
