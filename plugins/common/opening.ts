import type { RevealApi } from 'reveal.js';

/**
 * Return whether the address names another slide than the first: `#/answer`, `#/3`.
 * @param first - the first slide's id
 */
export function addressNamesOther(first: string): boolean {
  const name = /^#\/([^/]+)/.exec(location.hash)?.[1];
  return name !== undefined && name !== encodeURIComponent(first);
}

/** Return whether the deck opens at another slide than its first. */
export function opensElsewhere(deck: RevealApi): boolean {
  const first = deck.getSlidesElement()?.querySelector('section:not(:has(> section))');
  return addressNamesOther(first?.id ?? '');
}
