import type { Page } from '@playwright/test';
import { currentId, expect, open, test } from '../support/small-deck.ts';

const scale = (page: Page) =>
  page.evaluate(() => document.body.getBoundingClientRect().width / innerWidth);

async function clickWith(page: Page, key: 'Alt' | 'Control', x = 600, y = 300): Promise<void> {
  await page.keyboard.down(key);
  await page.mouse.click(x, y);
  await page.keyboard.up(key);
}

async function expectZoomed(page: Page, factor: number): Promise<void> {
  await expect.poll(() => scale(page)).toBeCloseTo(factor, 3);
}

test('Alt+click zooms in on that place, once more zooms out', async ({ page }) => {
  await open(page, 'controls');
  const place = await page.locator('#count').boundingBox();
  if (!place) throw new Error('The button is not drawn.');
  await clickWith(page, 'Alt', place.x + 2, place.y + 2);
  await expectZoomed(page, 2);
  const zoomed = await page.locator('#count').boundingBox();
  expect(zoomed?.width).toBeCloseTo(place.width * 2, 0);
  await expect(page.locator('#count')).toBeInViewport({ ratio: 1 });
  await expect(page.locator('#count')).toHaveText('0');
  await clickWith(page, 'Alt');
  await expectZoomed(page, 1);
});

test('the window shows nothing beyond the page', async ({ page }) => {
  await open(page, 'controls');
  await clickWith(page, 'Alt', 1275, 715);
  await expectZoomed(page, 2);
  const box = await page.evaluate(() => {
    const { left, top, right, bottom } = document.body.getBoundingClientRect();
    return { left, top, right: right - innerWidth, bottom: bottom - innerHeight };
  });
  expect(box.left).toBeLessThanOrEqual(0);
  expect(box.top).toBeLessThanOrEqual(0);
  expect(box.right).toBeGreaterThanOrEqual(-0.5);
  expect(box.bottom).toBeGreaterThanOrEqual(-0.5);
});

test('Ctrl+click does the same on Linux', async ({ page }) => {
  test.skip(process.platform !== 'linux');
  await open(page, 'controls');
  await clickWith(page, 'Control');
  await expectZoomed(page, 2);
});

test('Esc zooms out and does nothing else', async ({ page }) => {
  await open(page, 'controls');
  await clickWith(page, 'Alt');
  await expectZoomed(page, 2);
  await page.keyboard.press('Escape');
  await expectZoomed(page, 1);
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(true);
});

test('a change of slides zooms out, a step does not', async ({ page }) => {
  await open(page, 'controls');
  await clickWith(page, 'Alt');
  await expectZoomed(page, 2);
  await page.keyboard.press('ArrowRight');
  await expectZoomed(page, 2);
  await page.keyboard.press('End');
  expect(await currentId(page)).toBe('end');
  await expectZoomed(page, 1);
});

test('there is no zoom in the overview, in the scroll view and on paper', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('o');
  await clickWith(page, 'Alt');
  await expect(page.locator('html.zoomed')).toHaveCount(0);
  for (const view of ['scroll', 'print']) {
    await page.goto(`./?view=${view}`);
    await expect(page.locator('.scroll-page, .pdf-page').first()).toBeVisible();
    await clickWith(page, 'Alt');
    await expect(page.locator('html.zoomed')).toHaveCount(0);
  }
});

test('Alt+click on a link zooms instead of following it', async ({ page }) => {
  await open(page, 'end');
  const link = await page.getByRole('link', { name: 'way back to the code' }).boundingBox();
  if (!link) throw new Error('The link is not drawn.');
  await clickWith(page, 'Alt', link.x + 5, link.y + 5);
  await expectZoomed(page, 2);
  expect(await currentId(page)).toBe('end');
});

test('with less motion the zoom is there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'controls');
  await clickWith(page, 'Alt');
  expect(await scale(page)).toBeCloseTo(2, 3);
});
