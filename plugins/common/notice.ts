import { keepPresses } from './focus.ts';
import { button, h } from './h.ts';
import './controls.css';
import './notice.css';

/** An action that a notice offers. */
export interface Offer {
  readonly label: string;
  press(this: void): void;
}

/** Say a sentence at the foot of the window until it is closed; the next one takes its place. */
export function say(sentence: string, offer?: Offer): void {
  const notice = place();
  const close = button('Close', () => notice.replaceChildren());
  const offered = offer ? [button(offer.label, () => offer.press())] : [];
  notice.replaceChildren(h('p', {}, sentence), ...offered, close);
}

/** Return the notice's element. A live region must be in the page before it speaks. */
function place(): Element {
  const existing = document.querySelector('.notice');
  if (existing) return existing;
  const notice = h('div', { class: 'notice', role: 'status' });
  keepPresses(notice);
  document.body.append(notice);
  return notice;
}
