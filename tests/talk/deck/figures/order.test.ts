import type { Locator, Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../../scripts/data/shipped.ts';
import { maskedPixels } from '../../../../src/figures/pictures/mask.ts';
import { surprise } from '../../../../src/igpt/likelihood.ts';
import { unmask, unmaskStep, withHoles } from '../../../../src/igpt/masked-fill.ts';
import { EMPTY } from '../../../../src/igpt/model.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import type { Both } from '../../../../src/figures/order/still.ts';
import { openFigure, resultOf, slideOf } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

const SLIDE = slideOf('order');

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Hidden pixel' });

/** Return what the figure has computed of its face by its seed so far. */
const computed = (page: Page): Promise<Both | null> => resultOf(page, SLIDE);

/** Count the pixels that are not drawn yet, of the three lower halves. */
async function missing(page: Page): Promise<number> {
  const { filled } = (await computed(page)) ?? {};
  if (!filled) return 3 * 128;
  return Object.values(filled)
    .flat()
    .filter((token) => token === EMPTY).length;
}

test('both models answer as in Node: nats of the hidden pixels, and halves fixed by the seed', async ({
  page,
}) => {
  const [faces, bert] = [await shippedModel('faces'), await shippedModel('bert')];
  const [, second = []] = heldOut('faces');
  await openFigure(page, 'order');
  await page.getByRole('button', { name: 'Next Face' }).click();
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await computed(page))?.seed).toBe(7);
  // Six steps of two pixels for each; the others are drawn in the same way.
  const most = 2 * (128 - 12);
  await expect.poll(() => missing(page), { timeout: 60_000 }).toBeLessThanOrEqual(most);
  const result = await computed(page);
  if (!result) throw new Error('Nothing is computed.');
  const { face, seed, nats, filled } = result;
  expect({ face, seed }).toEqual({ face: 1, seed: 7 });

  const masked = maskedPixels(256, 7);
  const [forwards] = surprise(faces, [second]);
  const [bothSides] = surprise(bert, [second], [masked]);
  masked.forEach((pixel, i) => {
    expect(nats?.autoregressive[i]).toBeCloseTo(forwards?.[pixel] ?? NaN, 2);
    expect(nats?.bert[i]).toBeCloseTo(bothSides?.[pixel] ?? NaN, 2);
  });

  const known = filled.autoregressive.filter((token) => token !== EMPTY);
  const [whole = []] = complete(faces, [{ prefix: second.slice(0, 128), seed: 7 }]);
  expect(known).toEqual(whole.slice(0, known.length));
  const lower = Array.from({ length: 128 }, (_, i) => 128 + i);
  let stepwise = withHoles(second, lower);
  for (let pixel = 128; pixel < known.length; pixel += 2)
    stepwise = unmaskStep(bert, stepwise, 2, 7);
  expect(filled.bertSurestFirst).toEqual(stepwise);
  expect(filled.bertAtOnce).toEqual(unmask(bert, second, lower, 128, 7));
});

test(
  'the halves grow step by step, and wait when the slide is left',
  { tag: '@full' },
  async ({ page }) => {
    await countWork(page);
    await openFigure(page, 'order');
    await page.getByRole('button', { name: 'Fill in again' }).click();
    await expect.poll(() => missing(page)).toBeLessThan(240);
    expect(await missing(page)).toBeGreaterThan(0);
    await goTo(page, 'title');
    await expect.poll(() => idleWork(page)).toBe(0);
  },
);

test('arrow keys read the hidden pixels, and never turn the slide', async ({ page }) => {
  await openFigure(page, 'order');
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'row 16, column 16: not hidden');
  const [first = 0] = maskedPixels(256, 1);
  await page.keyboard.press('Home');
  for (let i = 0; i < Math.floor(first / 16); i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < first % 16; i++) await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute(
    'aria-valuetext',
    /: next pixel \d+\.\d\d, BERT \d+\.\d\d nats$/,
  );
  await expect(page).toHaveURL(new RegExp(`#/${SLIDE}$`));
});

test.describe('where one of the two models is missing', () => {
  test.use({ expectedProblems: [/404/] });

  test('one sentence says so, and the drawing stays', async ({ page }) => {
    await page.route('**/weights*.bin', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('./');
    await ready(page);
    await goTo(page, SLIDE);
    const figure = page.locator(`#${SLIDE} figure`);
    await expect(figure.locator('.figure-fault')).toHaveText(/could not be loaded \(404\)\.$/);
    await expect(figure.locator('.still svg')).toBeVisible();
  });
});
