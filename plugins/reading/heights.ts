import { later, whenIdle } from '../common/later.ts';

/** What stands around the text of a slide takes about that much of its height, in pixels. */
const AROUND = 60;

/** And a figure, or a list of references, of which nothing is known yet. */
const FIGURE = 420;
const LIST = 1700;

/**
 * Slides far from the window are not laid out. Their heights are guessed by how much is written on
 * them, so that nothing of one is found over another. As soon as somebody scrolls each is laid out
 * once, when there is nothing else to do, which the browser remembers: from then on the scroll bar
 * tells the truth.
 */
export function learnHeights(slides: readonly HTMLElement[]): void {
  const column = slides[0]?.clientWidth ?? innerWidth;
  for (const slide of slides)
    slide.style.containIntrinsicHeight = `auto ${Math.round(guess(slide, column))}px`;
  later(() => {
    addEventListener('scroll', () => void layOutEach(slides), { once: true, passive: true });
  });
}

function guess(slide: HTMLElement, column: number): number {
  const figures = slide.querySelectorAll('figure[data-figure]').length;
  const lists = slide.querySelectorAll(':not(figure) > [data-still]').length;
  // Letters of 16 px: the narrower a column, the more of its lines end early.
  const letter = 0.45 + 220 / column;
  return AROUND + figures * FIGURE + lists * LIST + slide.textContent.length * letter;
}

async function layOutEach(slides: readonly HTMLElement[]): Promise<void> {
  for (const slide of slides) {
    await new Promise<void>(whenIdle);
    // What is above would push away what is read in a browser that does not hold on to it.
    if (slide.getBoundingClientRect().top < 0 && !CSS.supports('overflow-anchor', 'auto')) continue;
    slide.style.contentVisibility = 'visible';
    // Figures are measured in the first frame from now on and take their sizes in the second, in which the
    // browser also notes the slide's; it is over when the third begins.
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    slide.style.contentVisibility = '';
  }
}

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
