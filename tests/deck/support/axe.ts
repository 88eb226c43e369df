/** What axe says of a page. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ready } from './test.ts';

/** WCAG 2.2 AA, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Return what looks for all of that on a page, and for names without the words that are seen. */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({
    runOnly: { type: 'tag', values: RULES },
    // Axe itself still counts this rule as an experiment.
    rules: { 'label-content-name-mismatch': { enabled: true } },
  });
}

/** What axe finds, each as a sentence with the places where it is so. */
export async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** Opens the article and waits until its drawings are there. */
export async function openArticle(page: Page): Promise<void> {
  await page.goto('./?view=read');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
}

/** Scrolls a little, to and fro, until every slide has as much room as what stands on it takes. */
export async function heightsKnown(page: Page): Promise<void> {
  // Each slide is measured once: it must not be before its drawings are there.
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  await page.waitForFunction(() => {
    scrollTo(0, scrollY === 0 ? 1 : 0);
    return window.Reveal.getSlides().every((slide) => {
      const ends = [...slide.children].map((part) => part.getBoundingClientRect().bottom);
      return Math.abs(Math.max(...ends) - slide.getBoundingClientRect().bottom) < 4;
    });
  });
}
