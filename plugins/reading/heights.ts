import { afterFirstSlide, whenIdle } from '../common/idle.ts';

/** The estimated height of a slide without its text, in pixels. */
const AROUND = 60;

/** The estimated heights of a figure and of a list of references. */
const FIGURE = 420;
const LIST = 1700;

/**
 * Slides far from the window are not laid out. Their heights are estimated from the length of their
 * text, so that they do not overlap. When somebody begins to scroll, each is laid out once while the
 * browser is idle. The browser remembers the height, and from then on the scroll bar is right.
 */
export function learnHeights(slides: readonly HTMLElement[]): void {
  const column = slides[0]?.clientWidth ?? innerWidth;
  for (const slide of slides)
    slide.style.containIntrinsicHeight = `auto ${Math.round(guess(slide, column))}px`;
  afterFirstSlide(() => {
    addEventListener('scroll', () => void layOutEach(slides), { once: true, passive: true });
  });
}

function guess(slide: HTMLElement, column: number): number {
  const figures = slide.querySelectorAll('figure[data-figure]').length;
  const lists = slide.querySelectorAll(':not(figure) > [data-still]').length;
  // For letters of 16 px: in a narrow column more lines end early.
  const letter = 0.45 + 220 / column;
  return AROUND + figures * FIGURE + lists * LIST + slide.textContent.length * letter;
}

async function layOutEach(slides: readonly HTMLElement[]): Promise<void> {
  for (const slide of slides) {
    await new Promise<void>(whenIdle);
    // Without scroll anchoring, a slide above the window would push away what is being read.
    if (slide.getBoundingClientRect().top < 0 && !CSS.supports('overflow-anchor', 'auto')) continue;
    slide.style.contentVisibility = 'visible';
    // Figures are measured in the first frame from now on and take their sizes in the second, in which the
    // browser also notes the slide's; it is over when the third begins.
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    slide.style.contentVisibility = '';
  }
}

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
