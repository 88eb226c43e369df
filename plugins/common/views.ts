import type { RevealApi } from 'reveal.js';

/** Whether the deck is laid out as pages, for a PDF or for paper. */
export function inPrint(deck: RevealApi): boolean {
  return deck.getConfig().view === 'print' || /[?&]print-pdf/i.test(location.search);
}

/** Whether the slides lie below each other as one scrollable page (reveal's own choice on phones). */
export function inScrollView(deck: RevealApi): boolean {
  return deck.getViewportElement()?.classList.contains('reveal-scroll') ?? false;
}

/** Whether this page is a preview inside a speaker's window, where nobody uses controls. */
export function inPreview(deck: RevealApi): boolean {
  return deck.isSpeakerNotes() || /[?&]receiver\b/.test(location.search);
}

/** Whether the person asked the system for less motion; asked anew each time, it may change. */
export function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The class of the document's element while the deck is read as an article. */
export const readingClass = 'reading';

/** Whether the slides are laid out as an article, as wide as the window. */
export function inReading(): boolean {
  return document.documentElement.classList.contains(readingClass);
}
