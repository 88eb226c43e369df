/** Finds what a reader in a narrow window misses on a slide. */
import type { Page } from '@playwright/test';
import { figuresOf } from './figure.ts';
import { goTo } from './test.ts';

/** Letters smaller than this many pixels are not read on a phone. */
const LEAST = 11;

/** Go to a slide of the article and wait until its figures are live. */
export async function openSlide(page: Page, id: string): Promise<void> {
  await goTo(page, id);
  await figuresAreLive(page, id);
  // A live figure is fitted to the column in the next frame.
  await page.evaluate(
    () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))),
  );
}

/** Wait until those figures of a slide are live that can be. */
export async function figuresAreLive(page: Page, id: string): Promise<void> {
  const keys = await (await figuresOf(page)).evaluate((figures) => figures.keys());
  const live = keys.filter((key) => key.split(':')[0] === id).length;
  await page.waitForFunction(
    ([id, live]) => document.querySelectorAll(`#${id} figure[data-live]`).length >= live,
    [id, live] as const,
  );
}

/** Return in sentences what of the current slide scrolls sideways, and which words are too small. */
export function missedOn(page: Page, id: string): Promise<string[]> {
  return page.evaluate(
    ([id, least]) => {
      const slide = document.getElementById(id);
      if (!slide) throw new Error(`There is no slide ${id}.`);
      const nameOf = (element: Element): string =>
        element.getAttribute('data-figure') ?? (element.className.toString() || element.tagName);
      const wide = [...slide.querySelectorAll('*')].filter(
        (element) =>
          element.checkVisibility() &&
          element.scrollWidth > element.clientWidth + 1 &&
          ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) &&
          !element.closest('.visually-hidden, .katex-mathml'),
      );

      /** Return the size of letters in pixels of the window. */
      const sizeOf = (element: Element): number => {
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (!(element instanceof SVGGraphicsElement)) return size * element.currentCSSZoom;
        let outer = element.ownerSVGElement;
        while (outer?.ownerSVGElement) outer = outer.ownerSVGElement;
        const [inner, from] = [element.getScreenCTM(), outer?.getScreenCTM()];
        if (!outer || !inner || !from) return 0;
        const drawn = Math.hypot(inner.a, inner.b) / Math.hypot(from.a, from.b);
        return size * drawn * (outer.getBoundingClientRect().width / outer.viewBox.baseVal.width);
      };
      const small = new Map<string, number>();
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.textContent?.trim() ?? '';
        const element = node.parentElement;
        const unseen = '.katex, .visually-hidden, .notes, defs, title, script, style';
        if (!element || words === '' || element.closest(unseen) || !element.checkVisibility())
          continue;
        const size = sizeOf(element);
        if (size > 0 && size < least) small.set(words.slice(0, 40), Math.round(size * 10) / 10);
      }
      return [
        ...wide.map((element) => `${id}: ${nameOf(element)} scrolls sideways`),
        ...[...small].map(([words, size]) => `${id}: "${words}" is ${size} px high`),
      ];
    },
    [id, LEAST] as const,
  );
}
