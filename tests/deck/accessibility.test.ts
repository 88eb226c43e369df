import { axeOn, openArticle, violations } from './support/axe.ts';
import { expect, test } from './support/test.ts';

// The article holds all that the slides hold; each slide by itself, and dark colours, are gone through
// by `npm run test:full`.
test('axe finds nothing in the article', async ({ page }) => {
  await openArticle(page);
  expect(await violations(axeOn(page))).toEqual([]);
});
