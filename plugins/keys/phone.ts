import type { RevealApi } from 'reveal.js';
import { goTo } from '../shared/go.ts';
import { inScrollView } from '../shared/views.ts';

/**
 * Lets the scroll view, which narrow windows get, begin only when the deck is ready. Begun earlier,
 * reveal 6 throws if the page has loaded before the plugins have, keeps empty slides where stacks
 * were, and loses the slide that the address names.
 *
 * To be called before anything is waited for: the page may be loaded any time after.
 */
export function startScrollViewLate(deck: RevealApi, root: HTMLElement, signal: AbortSignal): void {
  const config = deck.getConfig();
  const width = config.scrollActivationWidth;
  delete config.scrollActivationWidth;
  const begin = () => {
    if (width === undefined) return;
    const slide = deck.getCurrentSlide();
    const { f } = deck.getIndices();
    config.scrollActivationWidth = width;
    deck.layout();
    if (inScrollView(deck) && location.hash.length > 2) goTo(deck, slide, f);
  };
  root.addEventListener('ready', begin, { signal, once: true });
}
