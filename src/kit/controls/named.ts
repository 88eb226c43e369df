/** A control with its name before it, for those who see; it has a label of its own for the others. */
export function named(name: string, control: HTMLElement): HTMLElement {
  const element = document.createElement('div');
  element.className = 'named';
  const words = document.createElement('span');
  words.textContent = name;
  words.setAttribute('aria-hidden', 'true');
  element.append(words, control);
  return element;
}
