import type { Page } from '@playwright/test';
import { expect, ready } from './test.ts';

/** Opens the article and waits until its drawings are there. */
export async function read(page: Page, address = './?view=read'): Promise<void> {
  await page.goto(address);
  await ready(page);
  await expect(page.locator('.reading-head')).toBeVisible();
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
}
