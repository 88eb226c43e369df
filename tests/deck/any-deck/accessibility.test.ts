import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { axeOn, openArticle, violations } from '../support/axe.ts';
import { openSlide } from '../support/narrow.ts';
import { expect, goTo, ready, slideIds, test } from '../support/test.ts';

/** What changes from slide to slide; the page around it is the same for all of them. */
const parts = '.slides section.present:not(.stack)';

/** What axe finds on each slide in its last step, by the slide's id; nothing where all is well. */
async function violationsBySlide(
  page: Page,
  choose: (page: Page) => AxeBuilder,
): Promise<Record<string, string[]>> {
  await page.goto('./');
  await ready(page);
  const found: Record<string, string[]> = {};
  for (const id of await slideIds(page)) {
    await goTo(page, id);
    const list = await violations(choose(page).include(parts));
    if (list.length > 0) found[id] = list;
  }
  return found;
}

// The article holds all that the slides hold; the rest takes longer.
test('axe finds nothing in the article', async ({ page }) => {
  await openArticle(page);
  expect(await violations(axeOn(page))).toEqual([]);
});

test('axe finds nothing on any slide in its last step', { tag: '@full' }, async ({ page }) => {
  test.setTimeout(600_000);
  expect(await violationsBySlide(page, axeOn)).toEqual({});
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test(
    'axe finds nothing on any slide of the article, its figures live',
    { tag: '@full' },
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto('./');
      await ready(page);
      const found: Record<string, string[]> = {};
      for (const id of await slideIds(page)) {
        await openSlide(page, id);
        const list = await violations(axeOn(page).include(`#${id}`));
        if (list.length > 0) found[id] = list;
      }
      expect(found).toEqual({});
    },
  );
});

test.describe('in dark colours', () => {
  test.use({ colorScheme: 'dark' });

  test('every slide in its last step has enough contrast', { tag: '@full' }, async ({ page }) => {
    test.setTimeout(600_000);
    const found = await violationsBySlide(page, (page) =>
      new AxeBuilder({ page }).withRules('color-contrast'),
    );
    expect(found).toEqual({});
  });

  test('axe finds nothing in the article', { tag: '@full' }, async ({ page }) => {
    await openArticle(page);
    expect(await violations(axeOn(page))).toEqual([]);
  });
});
