import { violationsBySlide } from '../deck/axe.ts';
import { expect, ready, test } from '../deck/test.ts';

test.use({ colorScheme: 'dark' });

test('in dark colours every slide in its last step has enough contrast', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('./');
  await ready(page);
  const found = await violationsBySlide(page, (axe) => axe.withRules('color-contrast'));
  expect(found).toEqual({});
});
