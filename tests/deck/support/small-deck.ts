/** Playwright's test on the deck of six slides that has the plugins to present with, and no theme. */
import type { Page } from '@playwright/test';
import { ready, test as base } from './test.ts';

export { expect } from './test.ts';

export const test = base.extend({
  // Playwright reads the names of what a fixture needs from this pattern.
  baseURL: async ({}, use) => {
    await use(process.env['PRESENTING_URL']);
  },
});

/** Opens the deck at a slide and waits until reveal has started. */
export async function open(page: Page, slide = '', query = ''): Promise<void> {
  await page.goto(`./${query}${slide ? `#/${slide}` : ''}`);
  await ready(page);
}

/** The id of the slide that is on. */
export function currentId(page: Page): Promise<string> {
  return page.evaluate(() => window.Reveal.getCurrentSlide().id);
}

/** Which fragment was shown last, -1 for none. */
export function currentStep(page: Page): Promise<number> {
  return page.evaluate(() => window.Reveal.getIndices().f ?? -1);
}
