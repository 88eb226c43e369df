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
 * Opens the article with all of it laid out: what is far from the window has no places of its own, and
 * axe would find parts of different slides over each other.
 */
export async function openArticle(page: Page): Promise<void> {
  await page.goto('./?view=read');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  await page.addStyleTag({
    content: '.reading section { content-visibility: visible !important }',
  });
  // A resize observer is told within the second frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
