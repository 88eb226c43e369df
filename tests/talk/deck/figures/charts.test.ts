import { openFigure } from '../../../deck/support/figure.ts';
import { expect, ready, test } from '../../../deck/support/test.ts';
import type { Locator } from '@playwright/test';

/** The middle of a mark on the screen. */
async function middleOf(mark: Locator): Promise<readonly [number, number]> {
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark has no box.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('the mouse reads a value beside its mark and not over it', async ({ page }) => {
  const chart = await openFigure(page, 'layers');
  const mark = chart.locator('[data-series="CIFAR-100"][data-at="layer 12"]');
  const readout = chart.locator('.readout');
  await expect(readout).toBeHidden();
  await page.mouse.move(...(await middleOf(mark)));
  await expect(readout).toHaveText(
    /CIFAR-100: layer 12.*69\.6 %.*figure 2, read off the plot, ± 0\.6/,
  );
  const [box, own] = [await readout.boundingBox(), await mark.boundingBox()];
  if (!box || !own) throw new Error('Nothing is read.');
  const apart =
    box.x > own.x + own.width ||
    own.x > box.x + box.width ||
    box.y > own.y + own.height ||
    own.y > box.y + box.height;
  expect(apart).toBe(true);
  await page.mouse.move(5, 5);
  await expect(readout).toBeHidden();
});

test('the values are copied as CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chart = await openFigure(page, 'few-labels');
  await chart.getByText('Values').click();
  await chart.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(chart.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(chart.getByRole('status')).toHaveText('The values are copied as CSV.');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines[0]).toBe('method,labels,error,standard deviation,unit,kind,source');
  expect(lines).toContain('iGPT-L,40,26.8,1.5,% of test pictures named wrongly,printed,V2 table 4');
});

test('every drawing of the deck has its message in words', async ({ page }) => {
  await page.goto('./#/question');
  await ready(page);
  await expect(page.locator('[data-still]')).toHaveCount(0);
  const drawings = page.locator('figure[data-figure] .still :is(svg[viewBox], img)');
  const read = await drawings.evaluateAll((elements) =>
    elements
      .filter((element) => !element.closest('.still [aria-hidden="true"]'))
      .map((element) => ({
        figure: element.closest('figure')?.dataset['figure'],
        words: element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '',
      })),
  );
  expect(read.length).toBeGreaterThan(40);
  // A digit says no more than its number.
  const least = (figure?: string): number => (figure === 'digit' ? 1 : 3);
  const count = (words: string): number => words.split(/\s+/).filter(Boolean).length;
  expect(read.filter(({ figure, words }) => count(words) < least(figure))).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap on a mark reads it, though a name that can be pressed stands beside it', async ({
    page,
  }) => {
    const chart = await openFigure(page, 'loss');
    await expect(chart.locator('.still.phone > svg')).toBeVisible();
    await chart.scrollIntoViewIfNeeded();
    for (const size of ['S', 'M', 'L']) {
      const mark = chart.locator(`.mark[data-series="iGPT-${size}"]`).first();
      await page.touchscreen.tap(...(await middleOf(mark)));
      await expect(chart.locator('.readout')).toContainText(`iGPT-${size}: 65K steps`);
    }
    await expect(chart.locator('.faded')).toHaveCount(0);
  });
});
