import { expect, goTo, ready, test } from './test.ts';
import { countWork, idleWork } from './work.ts';

test('the wall grows on the first slide, can be paused, and stops when the slide is left', async ({
  page,
}) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  const holes = page.locator('#title .wall-live path.hole');
  const button = page.locator('#title .wall-live button');
  await expect(button).toHaveText('Pause');
  const before = await holes.getAttribute('d');
  await expect(holes).not.toHaveAttribute('d', before ?? '');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Go on');
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Pause');
  await goTo(page, 'too-many-pixels');
  await expect.poll(() => idleWork(page)).toBe(0);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the wall stays as it was drawn', async ({ page }) => {
    await page.goto('./');
    await ready(page);
    await expect(page.locator('#title figure[data-live]')).toBeVisible();
    await expect(page.locator('#title .wall-live')).toHaveCount(0);
  });
});
