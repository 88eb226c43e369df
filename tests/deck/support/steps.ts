import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, ready } from './test.ts';

/** Open a slide before its first step, and return its figure when it is live. */
export async function begin(page: Page, id: string): Promise<Locator> {
  await page.goto('./#/question');
  await ready(page);
  await goTo(page, id, -1);
  const figure = page.locator(`#${id} figure[data-figure]`);
  await expect(figure.and(page.locator('[data-live]'))).toBeVisible();
  return figure;
}

export const forward = (page: Page): Promise<void> => page.keyboard.press('ArrowRight');
export const back = (page: Page): Promise<void> => page.keyboard.press('ArrowLeft');
