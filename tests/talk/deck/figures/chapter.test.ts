import { expect, goTo, ready, shown, test } from '../../../deck/support/test.ts';

const holes = 'path.hole';

test('a divider inks its digit in raster order on arrival, as far as the talk has come', async ({
  page,
}) => {
  await page.goto('./#/not-a-painter');
  await ready(page);
  const still = await page.locator('#results svg').innerHTML();
  await goTo(page, 'results');
  const digit = shown(page).locator('figure svg');
  await expect.poll(() => digit.innerHTML()).not.toBe(still);
  await expect.poll(() => digit.innerHTML()).toBe(still);
  await expect(digit.locator('path.red')).toHaveCount(1);
  await expect(digit.locator(holes).first()).toBeAttached();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a digit stands as it will be', async ({ page }) => {
    await page.goto('./#/not-a-painter');
    await ready(page);
    const still = await page.locator('#results svg').innerHTML();
    await page.evaluate(() => {
      const figure = document.querySelector('#results figure');
      Object.assign(window, { redraws: 0 });
      new MutationObserver((changes) => Object.assign(window, { redraws: changes.length })).observe(
        figure ?? document,
        { childList: true, subtree: true },
      );
    });
    await goTo(page, 'results');
    await expect(page.locator('#results figure')).toHaveAttribute('data-live', 'still');
    expect(await page.locator('#results svg').innerHTML()).toBe(still);
    expect(await page.evaluate(() => 'redraws' in window && window.redraws)).toBe(0);
  });
});

test('the article shows the digits of its chapters', async ({ page }) => {
  await page.goto('./?view=read');
  await ready(page);
  const digit = page.locator('#results figure svg');
  await digit.scrollIntoViewIfNeeded();
  await expect(digit).toBeVisible();
});

test(
  'the last slide says that the picture is finished when it is',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./#/to-argue');
    await ready(page);
    const sentence = page.locator('#thanks .lead', { hasText: 'The picture is finished.' });
    await goTo(page, 'thanks');
    await expect(page.locator('#thanks .wall-live')).toBeVisible();
    await expect(sentence).toBeHidden();
    await expect(sentence).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('#thanks .wall-live path.hole')).toHaveCount(0);
  },
);
