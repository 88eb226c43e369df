import type { RevealApi } from 'reveal.js';

/** Return whether the deck is laid out as pages, for a PDF or for paper. */
export function inPrint(deck: RevealApi): boolean {
  return deck.getConfig().view === 'print' || /[?&]print-pdf/i.test(location.search);
}

/** Return whether this is reveal's scroll view: all slides as one scrollable page. */
export function inScrollView(deck: RevealApi): boolean {
  return deck.getViewportElement()?.classList.contains('reveal-scroll') ?? false;
}

/** Return whether this page is a preview inside a speaker's window, where nobody uses controls. */
export function inPreview(deck: RevealApi): boolean {
  return deck.isSpeakerNotes() || /[?&]receiver\b/.test(location.search);
}

/** Return whether the system asks for reduced motion, which may change at any time. */
export function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The class of the root element while the deck is an article. */
export const readingClass = 'reading';

/** Return whether the deck is an article, as wide as the window. */
export function inReading(): boolean {
  return document.documentElement.classList.contains(readingClass);
}

/** Show all slides to screen readers, and to a PDF's tags and bookmarks; reveal hides all but one. */
export function uncover(slides: HTMLElement): void {
  for (const slide of slides.querySelectorAll('section')) {
    slide.hidden = false;
    slide.removeAttribute('aria-hidden');
    slide.removeAttribute('inert');
  }
}
