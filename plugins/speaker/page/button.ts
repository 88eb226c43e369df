import { button as nativeButton } from '../../common/h.ts';
import type { Attributes } from '../../common/h.ts';

/** Make a button that gives the keys back to the deck after it was pressed by mouse or finger. */
export function button(
  label: string,
  press: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const element = nativeButton(
    label,
    ({ detail }) => {
      // A press by key has no click count, and leaves the focus on the button.
      if (detail > 0) element.blur();
      press();
    },
    attributes,
  );
  return element;
}
