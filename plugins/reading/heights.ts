import { later } from '../common/later.ts';

/**
 * Slides far from the window are not laid out, and their heights are guessed. When there is nothing
 * else to do each is laid out once, which the browser remembers: from then on the scroll bar and
 * links into the article tell the truth, and nothing is found over another slide.
 */
export function learnHeights(slides: readonly HTMLElement[]): void {
  later(() => void layOutEach(slides));
}

async function layOutEach(slides: readonly HTMLElement[]): Promise<void> {
  for (const slide of slides) {
    // What is above would push away what is read in a browser that does not hold on to it.
    if (slide.getBoundingClientRect().top < 0 && !CSS.supports('overflow-anchor', 'auto')) continue;
    slide.style.contentVisibility = 'visible';
    // Figures take their size in the first frame; heights are remembered in its end.
    await nextFrame();
    await nextFrame();
    slide.style.contentVisibility = '';
  }
}

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
