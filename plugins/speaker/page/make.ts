/** An element with a class, and text or children in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** A button that gives the keys back to the deck after it was pressed by mouse or finger. */
export function button(label: string, press: () => void): HTMLButtonElement {
  const element = make('button', '', label);
  element.type = 'button';
  element.addEventListener('click', ({ detail }) => {
    // The keyboard's click has no count: whoever came by Tab stays where he is.
    if (detail > 0) element.blur();
    press();
  });
  return element;
}
