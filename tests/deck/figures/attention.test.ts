import type { Locator, Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../scripts/shipped.ts';
import { sentenceOf } from '../../../src/figures/attention/still.ts';
import { attentionFor, attentionIn } from '../../../src/igpt/attention.ts';
import { openFigure, slideOf } from '../support/figure.ts';
import { expect, goTo, ready, test } from '../support/test.ts';

const SLIDE = slideOf('attention');

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'asked for' });
const radio = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

/** The middle of a pixel of the large picture, on the page. */
async function placeOn(page: Page, pixel: number): Promise<{ x: number; y: number }> {
  const picker = page.locator(`#${SLIDE} .pixel-picker`);
  await picker.scrollIntoViewIfNeeded();
  const box = await picker.boundingBox();
  if (!box) throw new Error('The picture has no box.');
  const [column, row] = [pixel % 16, Math.floor(pixel / 16)];
  return {
    x: box.x + ((column + 0.5) * box.width) / 16,
    y: box.y + ((row + 0.5) * box.height) / 16,
  };
}

test('pointing at a pixel tells where a head looked, as the engine in Node computes it', async ({
  page,
}) => {
  const model = await shippedModel('faces');
  const [, second = []] = heldOut('faces');
  await openFigure(page, 'attention');
  await page.getByRole('button', { name: 'Next Face' }).click();
  await radio(page, 'Layer', '4').check({ force: true });
  await radio(page, 'Head', '2').check({ force: true });
  const attention = attentionIn(model, second);
  for (const pixel of [200, 37, 0]) {
    const { x, y } = await placeOn(page, pixel);
    await page.mouse.move(x, y);
    const shares = Array.from(attentionFor(attention, pixel)[3]?.[1] ?? []);
    const said = sentenceOf({ face: 1, pixel, layer: 4, head: 2 }, shares);
    await expect(slider(page)).toHaveAttribute(
      'aria-valuetext',
      `row ${Math.floor(pixel / 16) + 1}, column ${(pixel % 16) + 1}. ${said}`,
    );
  }
});

test('arrow keys go from pixel to pixel and from row to row, and never turn the slide', async ({
  page,
}) => {
  await openFigure(page, 'attention');
  await slider(page).focus();
  await page.keyboard.press('Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowRight'])
    await page.keyboard.press(key);
  await expect(slider(page)).toHaveValue('17');
  await expect(slider(page)).toHaveAttribute(
    'aria-valuetext',
    /^row 2, column 2\. Layer 1, head 3/,
  );
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(slider(page)).toHaveValue('0');
  await radio(page, 'Layer', '1').focus();
  await page.keyboard.press('ArrowRight');
  await expect(radio(page, 'Layer', '2')).toBeChecked();
  await expect(page).toHaveURL(new RegExp(`#/${SLIDE}$`));
});

test('a click on the map of a head shows that head large', async ({ page }) => {
  await openFigure(page, 'attention');
  // In the map of layer 6, head 4. The drawing may be drawn anew meanwhile.
  await page.locator(`#${SLIDE} .live svg`).click({ position: { x: 470, y: 290 } });
  await expect(radio(page, 'Layer', '6')).toBeChecked();
  await expect(radio(page, 'Head', '4')).toBeChecked();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Layer 6, head 4 gives/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap points', { tag: '@full' }, async ({ page }) => {
    await openFigure(page, 'attention');
    const { x, y } = await placeOn(page, 120);
    await page.touchscreen.tap(x, y);
    const input = page.locator(`#${SLIDE} .pixel-picker input`);
    await expect(input).toHaveAttribute('aria-valuetext', /^row 8, column 9\. Layer 1/);
  });
});

test.describe('where the weights are missing', () => {
  test.use({ expectedProblems: [/404/] });

  test('one sentence says so, and the drawing stays', async ({ page }) => {
    await page.route('**/weights*.bin', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('./');
    await ready(page);
    await goTo(page, SLIDE);
    const figure = page.locator(`#${SLIDE} figure`);
    await expect(figure.locator('.figure-fault')).toHaveText(/could not be loaded \(404\)\.$/);
    await expect(figure.locator('.still svg')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/#\/code$/);
  });
});
