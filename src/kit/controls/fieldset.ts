import { h } from '../../../plugins/common/h.ts';
import { keepKeys } from './keys.ts';

/**
 * Make a group of native controls, which keeps their keys from the deck.
 * @param legend - the group's name, for those who do not see it
 */
export function fieldset(
  className: string,
  legend: string,
  ...controls: readonly Node[]
): HTMLFieldSetElement {
  const name = h('legend', { class: 'visually-hidden' }, legend);
  const element = h('fieldset', { class: className }, name, ...controls);
  keepKeys(element);
  return element;
}
