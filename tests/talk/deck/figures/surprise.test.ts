import type { Locator, Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../../scripts/data/shipped.ts';
import { readingOf } from '../../../../src/figures/surprise/still.ts';
import { surprise } from '../../../../src/igpt/likelihood.ts';
import { shuffled } from '../../../../src/igpt/random.ts';
import { openFigure, slideOf } from '../../../deck/support/figure.ts';
import { expect, test } from '../../../deck/support/test.ts';

const SLIDE = slideOf('surprise');

const face = (page: Page): Locator => page.getByRole('slider', { name: 'Pixel of the face' });
const other = (page: Page): Locator =>
  page.getByRole('slider', { name: 'Pixel of the other picture' });

test('both pictures cost what the engine in Node says, shuffled again by a seed', async ({
  page,
}) => {
  await openFigure(page, 'surprise');
  await page.getByRole('button', { name: 'Next Face' }).click();
  await page.getByRole('button', { name: 'Shuffle again' }).click();
  await face(page).focus();
  await page.keyboard.press('Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  const [, second = []] = heldOut('faces');
  const nats = surprise(await shippedModel('faces'), [second, shuffled(second, 2)]);
  const [first = [], beside = []] = nats.map((each) => Array.from(each));
  await expect(face(page)).toHaveAttribute('aria-valuetext', readingOf(33, first));
  await expect(other(page)).toHaveAttribute('aria-valuetext', readingOf(33, beside));
  await expect(page).toHaveURL(/#\/surprise$/);
});

test('a picture of one’s own is measured beside the face', { tag: '@full' }, async ({ page }) => {
  await openFigure(page, 'surprise');
  await page.getByRole('button', { name: 'Paint your own' }).click();
  const pixels = page.getByRole('group', { name: 'Pixels' }).getByRole('button');
  await pixels.first().click();
  await page.getByRole('button', { name: 'Use it' }).click();
  const [first = []] = heldOut('faces');
  // The painter begins with the first colour that is not that of the corner.
  const own = [first.find((token) => token !== first[0]) ?? NaN, ...first.slice(1)];
  const [nats = new Float64Array()] = surprise(await shippedModel('faces'), [own]);
  await other(page).focus();
  await page.keyboard.press('Home');
  await expect(other(page)).toHaveAttribute('aria-valuetext', readingOf(0, Array.from(nats)));
  await expect(
    page.locator(`#${SLIDE} .live`).getByText('your own', { exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Shuffle again' }).click();
  await expect(page.locator(`#${SLIDE} .live`).getByText('shuffled')).toBeVisible();
});

test('pointing at a pixel reads it in both pictures', async ({ page }) => {
  await openFigure(page, 'surprise');
  const box = await page.locator(`#${SLIDE} .pixel-picker`).first().boundingBox();
  if (!box) throw new Error('The picture has no box.');
  await page.mouse.move(box.x + (box.width * 5.5) / 16, box.y + (box.height * 3.5) / 16);
  await expect(face(page)).toHaveAttribute('aria-valuetext', /^row 4, column 6: .* nats, p . /);
  await expect(other(page)).toHaveAttribute('aria-valuetext', /^row 4, column 6: .* nats, p . /);
});
