import type { RevealApi } from 'reveal.js';
import { Layers } from './layers.ts';
import { sheetsOf } from './sheets.ts';
import { nameSlides } from './slides.ts';
import { keptStrokes } from './storage.ts';

/** Draw the kept strokes on the pages of the print view, once they are made. */
export function print(deck: RevealApi): void {
  nameSlides(deck);
  deck.on('pdf-ready', () => {
    const layers = new Layers(deck);
    for (const [slide, { strokes }] of sheetsOf(keptStrokes())) layers.show(slide, strokes);
  });
}
