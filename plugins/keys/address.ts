import type { RevealApi } from 'reveal.js';
import { goTo } from '../shared/go.ts';
import { outline } from '../shared/outline.ts';
import { inScrollView } from '../shared/views.ts';

/**
 * A page that starts in the scroll view, as on a phone, loses the slide that its address names:
 * reveal 6 writes the address of the first slide before it has read the one asked for.
 */
export function keepAddress(deck: RevealApi, root: HTMLElement, signal: AbortSignal): void {
  const asked = location.hash.replace(/^#\/?/, '').split('/')[0];
  const go = () => {
    if (!inScrollView(deck)) return;
    const slide = outline(deck).find(({ id }) => id !== '' && encodeURIComponent(id) === asked);
    if (slide) goTo(deck, slide.section);
  };
  root.addEventListener('ready', go, { signal, once: true });
}
