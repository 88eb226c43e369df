import type { Page } from '@playwright/test';

/** Where the source and the progress strip begin, in px of the stage. */
const FLOOR = 672;

/** Where content may begin, in modules of 20 px: dense, as a rule, and below a title of two lines. */
const DENSE = 7.5;
const ONE_LINE = 8;
const TWO_LINES = 10.5;

/** Return how the current slide breaks the grid, each as a sentence. */
export function measureGrid(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ FLOOR, DENSE, ONE_LINE, TWO_LINES }) => {
      const slide = window.Reveal.getCurrentSlide();
      if (slide.matches('.title, .chapter')) return [];
      const stage = slide.getBoundingClientRect();
      const scale = stage.width / slide.offsetWidth;
      const found: string[] = [];

      const words = document.createRange();
      words.selectNodeContents(slide.querySelector('h2') ?? slide);
      const lines = Math.round(words.getBoundingClientRect().height / scale / 60);
      if (lines > 2) found.push(`its title has ${lines} lines`);

      // A drawing may stand beside a title.
      const places = [...slide.querySelectorAll<HTMLElement>(':scope > .at')]
        .map((element) => Number(element.style.getPropertyValue('--y')))
        .filter((y) => y > 4);
      const first = Math.min(...places);
      const allowed = lines === 2 ? [TWO_LINES] : [DENSE, ONE_LINE];
      if (places.length > 0 && !allowed.includes(first))
        found.push(`its content begins at ${first} modules, not at ${allowed.join(' or ')}`);

      const hidden = '.source, .katex-mathml, .visually-hidden, .notes, .reader, defs';
      const source = slide.querySelector('.source')?.getBoundingClientRect();
      const inked = 'img, canvas, button, input, path, rect, image, text, summary';
      for (const element of slide.querySelectorAll('*')) {
        const ownWords = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        if (!(ownWords || element.matches(inked))) continue;
        if (element.closest(hidden) || !element.checkVisibility()) continue;
        const { left, bottom, height } = element.getBoundingClientRect();
        const besideSource = source === undefined || left > source.right;
        const floor = besideSource ? stage.top + FLOOR * scale : source.top;
        if (height > 0 && bottom > floor + 1.5 * scale)
          found.push(
            `<${element.localName}> ${element.textContent?.trim().slice(0, 30) ?? ''} is ${Math.ceil((bottom - floor) / scale)} px too low`,
          );
      }
      return [...new Set(found)];
    },
    { FLOOR, DENSE, ONE_LINE, TWO_LINES },
  );
}
