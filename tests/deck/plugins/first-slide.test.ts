import type { Page } from '@playwright/test';
import {
  holdScript,
  openEarly,
  placesWhileItStarts,
  type HeldScript,
} from '../support/first-slide.ts';
import { expect, ready, test as base } from '../support/squares.ts';

const test = base.extend<HeldScript>(holdScript);

/** Where the title's words and its picture stand, once they are drawn in their face. */
async function places(page: Page): Promise<Record<string, number[]>> {
  await page.evaluate(() => document.fonts.ready);
  const measured = await page.locator('#title > :is(h1, p, figure)').evaluateAll((elements) =>
    elements.map((element): [string, number[]] => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // In the article the figure's frame narrows to what it shows.
      const place = element.matches('figure') ? [x, y] : [x, y, width, height];
      return [String(element.className || element.tagName), place.map(Math.round)];
    }),
  );
  return Object.fromEntries(measured);
}

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [1440, 900],
  [390, 844],
] as const)
  test(`at ${width} x ${height} the title stands at its place before the deck's script is there`, async ({
    page,
    letIn,
  }) => {
    await page.setViewportSize({ width, height });
    await openEarly(page);
    const title = page.getByRole('heading', { name: 'Counting squares' });
    await expect(title).toBeInViewport();
    await expect(page.locator('#title figure svg').first()).toBeInViewport();
    await expect(page.locator('.reveal')).not.toHaveClass(/ready/);
    const before = await places(page);
    expect(Object.keys(before).length).toBeGreaterThan(5);
    letIn();
    await ready(page);
    await expect(page.locator('.reveal')).toHaveClass(/ready/);
    expect(await places(page)).toEqual(before);
    await expect(title).toHaveCount(1);
  });

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`at ${width} x ${height} title and picture move in no frame while the deck starts`, async ({
    page,
    letIn,
  }) => {
    await page.setViewportSize({ width, height });
    expect(await placesWhileItStarts(page, letIn)).toHaveLength(1);
  });

test('a slide that the address names is waited for, the title is not shown meanwhile', async ({
  page,
  letIn,
}) => {
  for (const address of ['./#/square', './#/2', './?view=read']) {
    await openEarly(page, 'about:blank');
    await openEarly(page, address);
    await expect(page.locator('#title')).toBeAttached();
    await expect(page.locator('#title h1')).toBeHidden();
  }
  await openEarly(page, 'about:blank');
  await openEarly(page, './#/title');
  await expect(page.locator('#title h1')).toBeVisible();
  letIn();
  await ready(page);
  await page.goto('about:blank');
  await page.goto('./#/square');
  await ready(page);
  await expect(page.locator('#square h2')).toBeInViewport();
});

test('the first paint has the colours that were chosen at an earlier visit', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('appearance', '{"theme":"dark"}'));
  await page.emulateMedia({ colorScheme: 'light' });
  await openEarly(page);
  await expect(page.locator('#title h1')).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(15, 15, 16)');
});

test('no two elements share an id, neither before the deck has started nor after', async ({
  page,
  letIn,
}) => {
  const twice = () =>
    page.locator('[id]').evaluateAll((elements) => {
      const ids = elements.map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
  await openEarly(page);
  await expect(page.locator('#title h1')).toBeVisible();
  expect(await twice()).toEqual([]);
  letIn();
  await ready(page);
  expect(await twice()).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the title is there, and over it the sentence that the slides need it', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('#title h1')).toBeInViewport();
    await expect(page.locator('noscript p')).toBeInViewport();
  });
});
