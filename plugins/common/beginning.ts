import type { RevealApi } from 'reveal.js';

/**
 * Whether the address names another slide than the first: `#/answer`, `#/3`.
 * @param first - the first slide's id
 */
export function namesAnother(first: string): boolean {
  const name = /^#\/([^/]+)/.exec(location.hash)?.[1];
  return name !== undefined && name !== encodeURIComponent(first);
}

/** Whether the deck is opened at another slide than its first. */
export function beginsElsewhere(deck: RevealApi): boolean {
  const first = deck.getSlidesElement()?.querySelector('section:not(:has(> section))');
  return namesAnother(first?.id ?? '');
}
