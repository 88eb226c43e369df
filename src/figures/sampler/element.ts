import { keepKeys } from '../../kit/controls/keys.ts';

/** An empty element of a class. */
export function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** A group of controls with a name for those who do not see it. */
export function fieldset(className: string, legend: string): HTMLElement {
  const made = element('fieldset', className);
  const name = element('legend', 'visually-hidden');
  name.textContent = legend;
  made.append(name);
  keepKeys(made);
  return made;
}
