/** What axe says of a page. */
import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ready } from './test.ts';

/** WCAG 2.2 AA, and what axe counts as good practice. */
export const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each as a sentence with the places where it is so. */
export async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/**
 * Opens the article and waits until the heights of all slides are known: where they are guessed, axe
 * finds parts of one slide over another.
 */
export async function openArticle(page: Page): Promise<void> {
  await page.goto('./?view=read');
  await ready(page);
  await heightsKnown(page);
}

/** Waits until no slide of the article has the height that is guessed for those not yet laid out. */
export async function heightsKnown(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const heights = window.Reveal.getSlides().map((slide) => {
      const { height } = slide.getBoundingClientRect();
      return height - parseFloat(getComputedStyle(slide).paddingTop);
    });
    return !heights.includes(800);
  });
}
