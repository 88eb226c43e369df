import type { RevealApi } from 'reveal.js';

/**
 * Goes to a slide in every view. In the scroll view reveal 6 stops short of the later slides, so
 * the slide's page is scrolled to as well; from the overview the slide is opened.
 */
export function goTo(deck: RevealApi, section: HTMLElement, step?: number): void {
  if (deck.isOverview()) deck.toggleOverview(false);
  const { h, v } = deck.getIndices(section);
  deck.slide(h, v, step);
  section.closest('.scroll-page')?.scrollIntoView({ block: 'start' });
}
