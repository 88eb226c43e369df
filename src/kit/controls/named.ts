import { h } from '../../../plugins/common/h.ts';

/** Put a name before a control, to be seen; the control has a label of its own for a screen reader. */
export function named(name: string, control: HTMLElement): HTMLElement {
  return h('div', { class: 'named' }, h('span', { 'aria-hidden': 'true' }, name), control);
}
