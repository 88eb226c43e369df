import type { RevealApi } from 'reveal.js';
import { inPreview, inPrint } from '../../plugins/common/views.ts';
import { engine, preload } from '../figures/engine/index.ts';

/** How many slides before a figure that asks the model of faces the model begins to load. */
const SLIDES_AHEAD = 4;

/**
 * Load the model of faces before the first slide that asks it, and keep it while one is near.
 * @param names - of the figures that ask it
 */
export function preloadModel(deck: RevealApi, names: readonly string[]): void {
  if (inPreview(deck) || inPrint(deck)) return;
  const figures = names.map((name) => `[data-figure="${name}"]`).join();
  let release: (() => void) | undefined;
  const update = (): void => {
    const slides = deck.getSlides();
    const current = slides.findIndex((slide) => slide === deck.getCurrentSlide());
    const near = slides.slice(current, current + SLIDES_AHEAD + 1);
    if (!near.some((slide) => slide.querySelector(figures))) {
      release?.();
      release = undefined;
    } else if (!release) {
      release = engine.hold();
      preload('faces');
    }
  };
  deck.on('slidechanged', update);
  update();
}
