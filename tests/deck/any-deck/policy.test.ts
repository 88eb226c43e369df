import { watchPolicy } from '../support/policy.ts';
import { current, openSpeaker } from '../support/speaker-windows.ts';
import { expect, goTo, ready, slideIds, test } from '../support/test.ts';

test('nothing in the whole deck goes against the policy', { tag: '@full' }, async ({ page }) => {
  const violations = await watchPolicy(page.context());
  await page.goto('./');
  await ready(page);
  for (const id of await slideIds(page)) await goTo(page, id, -1);
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.press('g');
  const finder = page.getByRole('dialog', { name: 'Find a slide' });
  await expect(finder).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(finder).toHaveCount(0);
  await page.keyboard.press('Home');
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press('End');
  await speaker.keyboard.press('q');
  await expect(current(speaker).locator('section.present')).toHaveCount(1);
  await page.goto('./?print-pdf');
  await page.waitForFunction(() => document.documentElement.classList.contains('print-prepared'));
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.evaluate(() => document.fonts.ready);
  expect(violations).toEqual([]);
});
