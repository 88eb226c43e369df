import type { RevealApi } from 'reveal.js';
import { keepPresses } from '../common/focus.ts';
import { button, h } from '../common/h.ts';
import { viewAddress } from '../common/links.ts';
import { isPresenting } from '../speaker/presenting.ts';
import { inReading } from '../common/views.ts';
import './offer.css';

/** The storage key that says that the article was offered in this browser. */
const storageKey = 'article-offered';

/** Phones held sideways. */
const sideways = '(max-height: 480px) and (max-width: 1000px)';

/**
 * Offer the article on a phone held sideways, if nobody presents there: at the foot of the window, once,
 * until a slide is turned or the line is closed.
 */
export function offerArticle(deck: RevealApi): void {
  if (!matchMedia(sideways).matches || inReading() || isPresenting() || wasOffered()) return;
  const link = h('a', { href: viewAddress('read') }, 'Read it as an article');
  // The slide may have been another one when the link was made.
  link.addEventListener('click', () => (link.href = viewAddress('read')));
  const line = h('aside', { class: 'reading-offer', 'aria-label': 'Article' }, link);
  const close = (): void => {
    line.remove();
    deck.off('slidechanged', close);
    document.removeEventListener('fullscreenchange', close);
  };
  line.append(button('Close', close));
  keepPresses(line);
  deck.on('slidechanged', close);
  document.addEventListener('fullscreenchange', close);
  document.body.append(line);
}

/** Return whether the article was offered before, and remember that it is now. */
function wasOffered(): boolean {
  try {
    if (localStorage.getItem(storageKey) !== null) return true;
    localStorage.setItem(storageKey, 'yes');
  } catch {
    // Storage is denied: it is offered at each visit.
  }
  return false;
}
