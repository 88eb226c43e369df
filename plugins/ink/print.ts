import type { RevealApi } from 'reveal.js';
import { Layers } from './layers.ts';
import { sheetsOf } from './sheets.ts';
import { nameSlides, slidesByName } from './slides.ts';
import { keptStrokes } from './storage.ts';

/**
 * Draw the kept strokes on the pages of the print view, once they are made. Slides with strokes that
 * the deck does not have are named in `data-ink-missing` on the root element.
 */
export function print(deck: RevealApi): void {
  nameSlides(deck);
  // Some slides may not be printed: they are there nevertheless.
  const slides = slidesByName(deck);
  deck.on('pdf-ready', () => {
    const layers = new Layers(deck);
    const sheets = sheetsOf(keptStrokes());
    for (const [slide, { strokes }] of sheets) layers.show(slide, strokes);
    const missing = [...sheets.keys()].filter((slide) => !slides.has(slide));
    if (missing.length > 0) document.documentElement.dataset['inkMissing'] = missing.join(' ');
  });
}
