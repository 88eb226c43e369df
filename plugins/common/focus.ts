/** Roles of widgets that use the arrow keys themselves. */
const keyedRoles = [
  'slider',
  'spinbutton',
  'radiogroup',
  'radio',
  'listbox',
  'option',
  'grid',
  'tablist',
  'tab',
  'menu',
  'menuitem',
  'textbox',
  'searchbox',
  'combobox',
  'tree',
]
  .map((role) => `[role="${role}"]`)
  .join(', ');

const fields = `input, select, textarea, ${keyedRoles}`;
const pressed = 'button, summary, a[href], [role="button"], [role="link"], [role="switch"]';
const players = 'video[controls], audio[controls], iframe';

const presses = (key: string): boolean => key === 'Enter' || key === ' ';

/** Return the focused element, also inside open shadow trees. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/**
 * Return whether the focused control needs this key, so that the deck must ignore it: fields take
 * every key, buttons and links only those that press them.
 * @param key - `KeyboardEvent.key`
 */
export function controlWants(key: string, element: Element | null = focusedElement()): boolean {
  if (!element || element === document.body) return false;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  if (element.closest(fields) || element.matches(players)) return true;
  return presses(key) && element.closest(pressed) !== null;
}

/** Keep from the deck the keys that press a button or a link in this element: they would turn the slide. */
export function keepPresses(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    if (presses(event.key)) event.stopPropagation();
  });
}

/** Return the visible elements inside an element that Tab reaches, in order. */
export function focusable(root: Element): HTMLElement[] {
  const selector =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';
  return Array.from(root.querySelectorAll<HTMLElement>(selector)).filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
  );
}

/** Keep Tab inside an element: call this on each keydown while the element is open. */
export function trapTab(event: KeyboardEvent, root: Element): void {
  if (event.key !== 'Tab') return;
  const stops = focusable(root);
  const first = stops[0];
  const last = stops.at(-1);
  if (!first || !last) return;
  const focused = focusedElement();
  const outside = !focused || !root.contains(focused);
  if (event.shiftKey ? focused === first || outside : focused === last || outside) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
