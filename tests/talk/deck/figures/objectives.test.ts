import type { Page } from '@playwright/test';
import { clickPixel, openFigure } from '../../../deck/support/figure.ts';
import { expect, ready, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

const pixel = (page: Page, name: string) => page.getByRole('slider', { name: `Pixel, ${name}` });

test('both objectives show what a clicked pixel may look at', async ({ page }) => {
  const live = (await openFigure(page, 'objectives')).locator('.live');
  await clickPixel(live.locator('.pixel-picker').first(), 4, 2);
  await expect(live.getByText('36 seen, 1 asked, 219 to come')).toBeVisible();
  await expect(live.getByText('and sees 36 before it')).toBeVisible();
  // The first pixel of the picture is hidden by the mask of seed 2.
  await clickPixel(live.locator('.pixel-picker').last(), 0, 0);
  await expect(live.getByText('Pixel 1 is hidden: asked')).toBeVisible();
  await expect(live.getByText('and sees nothing')).toBeVisible();
});

test('the pixels are walked by arrow keys in two directions', async ({ page }) => {
  await openFigure(page, 'objectives');
  const slider = pixel(page, 'BERT');
  await slider.press('Home');
  await slider.press('ArrowUp');
  await expect(slider).toHaveValue('0');
  await slider.press('ArrowDown');
  await slider.press('ArrowRight');
  await expect(slider).toHaveValue('17');
  await expect(pixel(page, 'autoregressive')).toHaveValue('17');
  await expect(slider).toHaveAttribute('aria-valuetext', /Pixel 18 is/);
  await expect(page).toHaveURL(/#\/two-objectives$/);
});

test('it can be stepped, played and paused', async ({ page }) => {
  const live = (await openFigure(page, 'objectives', '?two-objectives.asked=250')).locator('.live');
  const slider = pixel(page, 'autoregressive');
  await live.getByRole('button', { name: 'Step' }).click();
  await expect(slider).toHaveValue('251');
  await live.getByRole('button', { name: 'Play' }).click();
  await expect(slider).toHaveValue('255');
  await expect(live.getByRole('button', { name: 'Play' })).toBeVisible();
  await live.getByRole('button', { name: 'Step' }).click();
  await expect(slider).toHaveValue('0');
});

test('both draw the same mask for the same seed, after a reload too', async ({ page }) => {
  const live = (await openFigure(page, 'objectives')).locator('.live');
  const picture = live.locator('svg').first();
  const first = await picture.innerHTML();
  await live.getByRole('button', { name: 'Reshuffle the mask' }).click();
  await expect(live.getByText('by seed 3')).toBeVisible();
  const second = await picture.innerHTML();
  expect(second).not.toBe(first);
  await expect(page).toHaveURL(/two-objectives\.seed:3#/);
  await page.reload();
  await ready(page);
  await expect(live.getByText('by seed 3')).toBeVisible();
  expect(await picture.innerHTML()).toBe(second);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('Play is at its end at once', async ({ page }) => {
    await countWork(page);
    const live = (await openFigure(page, 'objectives')).locator('.live');
    await live.getByRole('button', { name: 'Play' }).click();
    await expect(pixel(page, 'BERT')).toHaveValue('255');
    await expect.poll(() => idleWork(page)).toBe(0);
  });
});
