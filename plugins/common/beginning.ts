import type { RevealApi } from 'reveal.js';

/** Whether the deck is opened at another slide than its first: `#/answer`, `#/3`. */
export function beginsElsewhere(deck: RevealApi): boolean {
  const name = /^#\/([^/]+)/.exec(location.hash)?.[1];
  if (name === undefined) return false;
  const first = deck.getSlidesElement()?.querySelector('section:not(:has(> section))');
  return name !== encodeURIComponent(first?.id ?? '');
}
