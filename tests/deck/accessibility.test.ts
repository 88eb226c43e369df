import AxeBuilder from '@axe-core/playwright';
import { rules, violations } from './axe.ts';
import { expect, ready, test } from './test.ts';

// The article holds all that the slides hold; each slide by itself, and dark colours, are gone through
// by `npm run test:full`.
test('axe finds nothing in the article', async ({ page }) => {
  await page.goto('./?view=read');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  expect(await violations(new AxeBuilder({ page }).withTags(rules))).toEqual([]);
});
