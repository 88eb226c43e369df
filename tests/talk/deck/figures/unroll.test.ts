import type { Page } from '@playwright/test';
import { clickPixel, openFigure } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

const strip = (page: Page) => page.getByRole('slider', { name: 'Pixels in the strip' });

test('the strip is scrubbed by keys, which never turn the slide', async ({ page }) => {
  const live = (await openFigure(page, 'unroll')).locator('.live');
  await strip(page).press('Home');
  await expect(live.getByText('0', { exact: true })).toBeVisible();
  for (let i = 0; i < 17; i++) await strip(page).press('ArrowRight');
  await expect(live.getByText('17', { exact: true }).first()).toBeVisible();
  await expect(live.getByText('16 tokens later')).toBeVisible();
  await strip(page).press('End');
  await expect(strip(page)).toHaveValue('256');
  await expect(page).toHaveURL(/\/#\/unroll$/);
});

test('the picture is unrolled as far as a pixel that is clicked', async ({ page }) => {
  const live = (await openFigure(page, 'unroll')).locator('.live');
  await clickPixel(live.locator('.square'), 3, 2);
  await expect(strip(page)).toHaveValue('36');
});

test(
  'it starts with the picture whole, and its rows slide into the strip one by one',
  { tag: '@full' },
  async ({ page }) => {
    const live = (await openFigure(page, 'unroll')).locator('.live');
    await expect(live.getByRole('button', { name: 'Pause' })).toBeVisible();
    const newest = live.locator('.newest');
    const top = async () => (await newest.boundingBox())?.y ?? NaN;
    const [square, bottom] = await Promise.all(
      [live.locator('.square'), strip(page)].map((part) => part.boundingBox()),
    );
    // A row that is on its way is seen in the square, and later below it.
    await expect.poll(top, { intervals: [20] }).toBeLessThan((square?.y ?? 0) + 320);
    await expect.poll(top, { intervals: [20] }).toBeGreaterThan((square?.y ?? 0) + 320);
    expect(await top()).toBeLessThan(bottom?.y ?? 0);
    expect(Number(await strip(page).inputValue()) % 16).toBe(0);

    await expect(strip(page)).toHaveValue('256', { timeout: 15_000 });
    await expect(live.getByRole('button', { name: 'Roll up' })).toBeVisible();
    await expect(page).toHaveURL(/\/#\/unroll$/);

    // It does so once, and not where the address says how far it is unrolled.
    await goTo(page, 'too-many-pixels');
    await goTo(page, 'unroll');
    await expect(live.getByRole('button', { name: 'Roll up' })).toBeVisible();
    await page.goto('./?unroll.unrolled=32#/unroll');
    await page.reload();
    await ready(page);
    await expect(live.getByRole('button', { name: 'Unroll' })).toBeVisible();
    await expect(strip(page)).toHaveValue('32');
  },
);

test('it plays to the end of the strip and back, row by row', async ({ page }) => {
  const live = (await openFigure(page, 'unroll', '?unroll.unrolled=230')).locator('.live');
  await live.getByRole('button', { name: 'Unroll' }).click();
  await expect(strip(page)).toHaveValue('256');
  const back = live.getByRole('button', { name: 'Roll up' });
  await back.click();
  await expect(strip(page)).not.toHaveValue('256');
  await live.getByRole('button', { name: 'Pause' }).click();
  const paused = await strip(page).inputValue();
  expect(Number(paused)).toBeLessThan(256);
  expect(Number(paused) % 16).toBe(0);
  await expect(page).toHaveURL(new RegExp(`unrolled:${paused}#`));
});

test('it may be another face, and is that one after a reload', async ({ page }) => {
  const live = (await openFigure(page, 'unroll')).locator('.live');
  const face = page.getByRole('radio', { name: 'Face 62' });
  await face.check();
  await expect(page).toHaveURL(/\?unroll\.face:62/);
  const drawn = await live.locator('> div svg').first().innerHTML();
  await page.reload();
  await ready(page);
  await expect(face).toBeChecked();
  expect(await live.locator('> div svg').first().innerHTML()).toBe(drawn);
});

test(
  'it rests where the slide is left, in the overview and under a black screen',
  { tag: '@full' },
  async ({ page }) => {
    await countWork(page);
    const live = (await openFigure(page, 'unroll', '?unroll.unrolled=0')).locator('.live');
    for (const leave of ['b', 'o'] as const) {
      await strip(page).press('Home');
      await live.getByRole('button', { name: 'Unroll' }).click();
      await expect(strip(page)).not.toHaveValue('0');
      await strip(page).blur();
      await page.evaluate((key) => {
        if (key === 'b') window.Reveal.togglePause();
        else window.Reveal.toggleOverview();
      }, leave);
      await expect.poll(() => idleWork(page)).toBe(0);
      await page.evaluate((key) => {
        if (key === 'b') window.Reveal.togglePause();
        else window.Reveal.toggleOverview();
      }, leave);
    }
    await live.getByRole('button', { name: 'Unroll' }).click();
    await goTo(page, 'thanks');
    await expect.poll(() => idleWork(page)).toBe(0);
  },
);

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('it is rolled up and unrolled at once, and begins with nothing', async ({ page }) => {
    await countWork(page);
    const live = (await openFigure(page, 'unroll')).locator('.live');
    await expect(strip(page)).toHaveValue('256');
    await live.getByRole('button', { name: 'Roll up' }).click();
    await expect(strip(page)).toHaveValue('0');
    await live.getByRole('button', { name: 'Unroll' }).click();
    await expect(strip(page)).toHaveValue('256');
    await expect.poll(() => idleWork(page)).toBe(0);
  });
});
