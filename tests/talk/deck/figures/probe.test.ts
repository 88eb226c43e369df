import type { Locator, Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../../scripts/data/shipped.ts';
import { features } from '../../../../src/igpt/features.ts';
import { neighbours, standardised } from '../../../../src/igpt/neighbours.ts';
import { openFigure, slideOf } from '../../../deck/support/figure.ts';
import { expect, goTo, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

const SLIDE = slideOf('probe');

const drawing = (page: Page): Locator => page.locator(`#${SLIDE} .live > div > svg`).first();

test('it begins with the neighbours of the first face, without reading any', async ({ page }) => {
  await countWork(page);
  const figure = await openFigure(page, 'probe');
  await expect(drawing(page)).toHaveAttribute('aria-label', /Nearest to face 1, by layer 5: \d+/);
  await expect(figure.locator('rect.hole')).toHaveCount(0);
  // The deck's own late work may still be going on.
  await expect.poll(() => idleWork(page)).toBe(0);
  await expect(figure.locator('rect.hole')).toHaveCount(0);
});

test(
  'the neighbours of a face by a layer are those that the engine in Node finds',
  { tag: '@full' },
  async ({ page }) => {
    await openFigure(page, 'probe');
    await page.getByRole('button', { name: 'Next Face' }).click();
    const layer = page.getByRole('group', { name: 'Layer' }).getByRole('radio', { name: '3' });
    await layer.focus();
    await layer.check({ force: true });
    const model = await shippedModel('faces');
    const ofLayer = heldOut('faces').map((picture) => features(model, picture)[3] ?? []);
    const near = neighbours(standardised(ofLayer), 1, 6).map((index) => index + 1);
    await expect(drawing(page)).toHaveAttribute(
      'aria-label',
      new RegExp(`Nearest to face 2, by layer 3: ${near.join(', ')}; by raw pixels: `),
      { timeout: 90_000 },
    );
    await page.keyboard.press('ArrowLeft');
    await expect(drawing(page)).toHaveAttribute('aria-label', /to face 2, by layer 2: \d+/);
    await expect(page).toHaveURL(/#\/two-phases$/);
  },
);

test('it says how far it is, and stops where the slide is left', async ({ page }) => {
  await countWork(page);
  await openFigure(page, 'probe');
  await page.getByRole('button', { name: 'Next Face' }).click();
  await expect(page.locator(`#${SLIDE} .figure-status`)).toContainText('Reading 64 faces');
  await goTo(page, 'title');
  await expect.poll(() => idleWork(page)).toBe(0);
});

test('the values of the charts are a table here too, and are copied as CSV', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFigure(page, 'probe');
  const live = page.locator(`#${SLIDE} .live`);
  await live.getByText('Values').click();
  await expect(page.getByRole('table', { name: /linear probes, % right/ })).toBeVisible();
  await live.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(live.getByRole('button', { name: 'Copied' })).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines[0]).toBe('probe,layer,accuracy (%),95 % interval from (%),to (%)');
  expect(lines).toContain('"Faces, next pixel: hair style",raw pixels,94.7,94.0,95.3');
  expect(lines).toContain('"Faces, untrained network: hair style",8,60.7,59.1,62.2');
  // Hair and clothes with raw pixels, BERT, and the untrained network.
  expect(lines).toHaveLength(1 + 10 + 9 + 9 + 9);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('charts and faces stand below each other, and nothing has to be scrolled sideways', async ({
    page,
  }) => {
    const figure = await openFigure(page, 'probe');
    expect(await figure.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
    // It is drawn again while faces are read.
    const top = (words: string): Promise<number> =>
      figure.locator('.live').evaluate((live, words) => {
        const line = [...live.querySelectorAll('text')].find((it) =>
          it.textContent.includes(words),
        );
        return line?.getBoundingClientRect().y ?? NaN;
      }, words);
    expect(await top('The knowledge')).toBeGreaterThan(await top('The guess'));
    expect(await top('Nearest by raw pixels')).toBeGreaterThan(await top('Nearest by layer 5'));
  });
});
