import AxeBuilder from '@axe-core/playwright';
import { rules, violations, violationsBySlide } from './axe.ts';
import { expect, ready, test } from './test.ts';

test('axe finds nothing on any slide in its last step', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('./');
  await ready(page);
  expect(await violationsBySlide(page, (axe) => axe.withTags(rules))).toEqual({});
});

// In dark colours the slides themselves are gone through by `npm run test:full`.
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the article', async ({ page }) => {
      await page.goto('./?view=read');
      await ready(page);
      await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
      expect(await violations(new AxeBuilder({ page }).withTags(rules))).toEqual([]);
    });
  });
}
