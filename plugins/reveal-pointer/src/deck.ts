import type { PointerOptions } from './options.ts';

/** The part of reveal's interface that this plugin needs; reveal 4, 5 and 6 all have it. */
export interface Deck {
  getConfig(): { pointer?: PointerOptions; view?: unknown };
  getRevealElement(): HTMLElement | null;
  on(type: string, listener: (event: Event) => void): void;
  off(type: string, listener: (event: Event) => void): void;
  addKeyBinding(
    binding: { keyCode: number; key: string; description: string },
    callback: () => void,
  ): void;
  removeKeyBinding(keyCode: number): void;
}

/** Return whether this page is the print view, where there is nothing to point at. */
export function isPrinting(deck: Deck): boolean {
  return deck.getConfig().view === 'print' || /print-pdf/i.test(location.search);
}

/** Return whether this is the scroll view, where a finger must be free to scroll. */
export function isScrolling(): boolean {
  return document.querySelector('.reveal-viewport.reveal-scroll') !== null;
}
