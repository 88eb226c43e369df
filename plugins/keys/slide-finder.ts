import type { RevealApi } from 'reveal.js';
import { goTo } from '../common/go.ts';
import { currentSlide } from '../common/outline.ts';
import { Finder } from './finder.ts';
import { readPages } from './pages.ts';

/** Return the finder of a deck's slides and notes. */
export function slideFinder(deck: RevealApi): Finder {
  return new Finder({
    pages: () => readPages(deck),
    current: () => currentSlide(deck)?.number ?? 1,
    go: (page) => goTo(deck, page.section),
  });
}
