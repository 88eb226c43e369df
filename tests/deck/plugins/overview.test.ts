import type { Page } from '@playwright/test';
import { expectAllSeen, openOverview } from '../support/overview.ts';
import { current, openBoth } from '../support/speaker-windows.ts';
import { expect, test } from '../support/squares.ts';

const currentId = (page: Page) =>
  page.evaluate(() => window.Reveal.getCurrentSlide().getAttribute('id'));

test('all slides are seen at once, none over another, a chapter or more to a row', async ({
  page,
}) => {
  await openOverview(page, 'showing');
  await expect(page.locator('section#appendix-references-2')).toBeInViewport({ ratio: 0.99 });
  expect(await expectAllSeen(page)).toEqual([16, 16]);
});

test('a slide that waits for steps is shown with all of them', async ({ page }) => {
  await openOverview(page, 'title');
  const opacities = () =>
    page
      .locator('section#growth .fragment')
      .evaluateAll((steps) => steps.map((step) => getComputedStyle(step).opacity));
  await expect.poll(opacities).not.toContain('0');
  expect(await opacities()).not.toEqual([]);
});

test('arrow keys go by rows, Enter and a click open a slide, Esc closes', async ({ page }) => {
  await openOverview(page, 'counting');
  await page.keyboard.press('ArrowDown');
  expect(await currentId(page)).toBe('showing');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  expect(await currentId(page)).toBe('square');
  await page.keyboard.press('Enter');
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
  await expect(page.locator('section#square')).toBeInViewport({ ratio: 1 });

  await page.keyboard.press('Escape');
  await page.locator('section#growth').click();
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
  expect(await currentId(page)).toBe('growth');
  const box = await page.locator('section#growth').boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 1280, height: 720 });

  await page.keyboard.press('o');
  await page.keyboard.press('Escape');
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
  expect(await currentId(page)).toBe('growth');
});

test('the speaker sees the same grid and goes by its rows', async ({ page }) => {
  const speaker = await openBoth(page, 'counting');
  await page.waitForFunction(() => window.Reveal.hasPlugin('overview'));
  await speaker.keyboard.press('o');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await speaker.keyboard.press('ArrowDown');
  await expect.poll(() => currentId(page)).toBe('showing');
  await expect(current(speaker).locator('section#appendix-references-2')).toBeInViewport({
    ratio: 0.99,
  });
});
