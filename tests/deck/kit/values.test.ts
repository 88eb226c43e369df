import type { Page } from '@playwright/test';
import { expect, goTo, ready, shown, test } from '../support/squares.ts';

const isOverview = (page: Page) => page.evaluate(() => window.Reveal.isOverview());
const summary = (page: Page) => shown(page).locator('.values summary');
const sheet = (page: Page) => shown(page).locator('.values .sheet');

test('Esc closes a table of values, then gives the keys back, then opens the overview', async ({
  page,
}) => {
  await page.goto('./#/growth');
  await ready(page);
  await summary(page).focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await expect(summary(page)).toBeFocused();
  expect(await isOverview(page)).toBe(false);
  await page.keyboard.press('Escape');
  await expect(summary(page)).not.toBeFocused();
  expect(await isOverview(page)).toBe(false);
  await page.keyboard.press('Escape');
  expect(await isOverview(page)).toBe(true);
});

test('Esc closes it too after a click, wherever the focus is then', async ({ page }) => {
  await page.goto('./#/growth');
  await ready(page);
  await summary(page).click();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  expect(await isOverview(page)).toBe(false);
});

test('the table is closed when one comes back to its slide', async ({ page }) => {
  await page.goto('./#/growth');
  await ready(page);
  await summary(page).click();
  await expect(sheet(page)).toBeVisible();
  await goTo(page, 'square');
  await goTo(page, 'growth');
  await expect(summary(page)).toBeVisible();
  await expect(sheet(page)).toBeHidden();
});

test('over an open table the menu takes Esc for itself', async ({ page }) => {
  await page.goto('./#/growth');
  await ready(page);
  await summary(page).click();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press('m');
  const menu = page.getByRole('dialog');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(sheet(page)).toBeVisible();
});
