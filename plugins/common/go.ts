import type { RevealApi } from 'reveal.js';
import { scrollToSlide } from './scroll.ts';

/** Go to a slide in any view; the overview closes. */
export function goTo(deck: RevealApi, section: HTMLElement, step?: number): void {
  if (deck.isOverview()) deck.toggleOverview(false);
  const { h, v } = deck.getIndices(section);
  deck.slide(h, v, step);
  scrollToSlide(deck, section);
}
