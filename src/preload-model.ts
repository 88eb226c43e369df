import type { RevealApi } from 'reveal.js';
import { inPreview, inPrint } from '../plugins/common/views.ts';
import { setWanted } from './kit/engine/ahead.ts';

/** How many slides before a figure that asks the model of faces the model begins to load. */
const AHEAD = 4;

const ASKING = ['sampler', 'surprise', 'attention', 'probe', 'order']
  .map((name) => `[data-figure="${name}"]`)
  .join();

/** Has the model there when the first slide that asks it comes, and keeps it while one is near. */
export function loadAhead(deck: RevealApi): void {
  if (inPreview(deck) || inPrint(deck)) return;
  const update = (): void => {
    const slides = deck.getSlides();
    const current = slides.findIndex((slide) => slide === deck.getCurrentSlide());
    const coming = slides.slice(current, current + AHEAD + 1);
    setWanted(coming.some((slide) => slide.querySelector(ASKING)));
  };
  deck.on('slidechanged', update);
  update();
}
