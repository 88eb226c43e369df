import { button, h } from '../common/h.ts';
import '../common/controls.css';
import './blocked.css';

/** Say that the browser blocked the speaker's window, with a link that opens it by hand. */
export function offerLink(address: string, name: string): void {
  document.querySelector('.speaker-blocked')?.remove();
  const close = (): void => dialog.close();
  // Pages on a disk find each other only through the window that opened the other.
  const link = h(
    'a',
    { class: 'boxed', href: address, target: name, rel: 'opener' },
    'Open the speaker view',
  );
  const dialog = h(
    'dialog',
    { class: 'speaker-blocked', 'aria-label': 'Speaker view' },
    h('p', {}, 'The browser blocked the speaker’s window.'),
    link,
    button('Close', close, { class: 'boxed' }),
  );
  link.addEventListener('click', close);
  dialog.addEventListener('close', () => dialog.remove());
  // Keys that are pressed here are not for the deck.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
}
