import type { Locator, Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../../scripts/data/shipped.ts';
import { otherColours } from '../../../../src/figures/attention/other-colours.ts';
import { sentenceOf, type State } from '../../../../src/figures/attention/state.ts';
import { distribution } from '../../../../src/igpt/distribution.ts';
import { withoutHeads } from '../../../../src/igpt/heads-off.ts';
import { rowsOf } from '../../../../src/igpt/matrix.ts';
import { forward, inputsOf, type Model } from '../../../../src/igpt/model.ts';
import { attentionFor, attentionIn } from '../../../../src/igpt/attention.ts';
import { openFigure, slideOf, stateOf } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';

const SLIDE = slideOf('attention');

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'asked for' });
const radio = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

const START: State = { face: 0, pixel: 106, layer: 1, head: 3, painted: [], off: [] };
/** The pixel of the first eye that the shown head looks at. */
const FIRST_EYE = 101;

const repaint = (page: Page): Locator =>
  page.locator(`#${SLIDE}`).getByRole('button', { name: /^Repaint row/ });
const press = (page: Page, name: string): Promise<void> =>
  page.locator(`#${SLIDE}`).getByRole('button', { name, exact: true }).click();

/** The numbers beside the bars: of each colour that before the change, and that now. */
async function numbers(page: Page): Promise<string[]> {
  return page.locator(`#${SLIDE} .live svg text.end:not(.axis)`).allTextContents();
}

/** What the engine in Node says of the asked pixel, in per cent as the figure writes it. */
function percentages(model: Model, picture: readonly number[]): (token: number) => string {
  const logits = forward(model, [inputsOf(picture, START.pixel + 1)]);
  const scores = rowsOf(logits, START.pixel, START.pixel + 1).data;
  const shares = distribution(scores, { temperature: 1 });
  return (token) => ((shares[token] ?? NaN) * 100).toFixed(1);
}

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

test('a press on a pixel tells where a head looked, as the engine in Node computes it', async ({
  page,
}) => {
  const model = await shippedModel('faces');
  const [, second = []] = heldOut('faces');
  await openFigure(page, 'attention');
  await page.getByRole('button', { name: 'Next Face' }).click();
  await radio(page, 'Layer', '4').check({ force: true });
  await radio(page, 'Head', '2').check({ force: true });
  const attention = attentionIn(model, second);
  const stateWith = (some: Partial<State>): State => ({ ...START, ...some });
  for (const pixel of [200, 37, 0]) {
    const { x, y } = await placeOn(page, pixel);
    await page.mouse.click(x, y);
    const shares = Array.from(attentionFor(attention, pixel)[3]?.[1] ?? []);
    const said = sentenceOf(stateWith({ face: 1, pixel, layer: 4, head: 2 }), shares);
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
  const figure = await openFigure(page, 'attention');
  await figure.locator('.live [data-layer="6"][data-head="4"]').click();
  await expect(radio(page, 'Layer', '6')).toBeChecked();
  await expect(radio(page, 'Head', '4')).toBeChecked();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Layer 6, head 4 gives/);
});

test('a click on a map counts, though the model answers while the button is down', async ({
  page,
}) => {
  let load = (): void => undefined;
  const wanted = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/weights*.bin', async (route) => {
    await wanted;
    await route.continue();
  });
  const figure = await openFigure(page, 'attention');
  const answered = page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        addEventListener('figureresult', () => resolve(), { once: true }),
      ),
  );
  await figure.locator('.live [data-layer="6"][data-head="4"]').hover();
  await page.mouse.down();
  load();
  await answered;
  await page.mouse.up();
  await expect(radio(page, 'Layer', '6')).toBeChecked();
  await expect(radio(page, 'Head', '4')).toBeChecked();
});

test('a press on the pixel it looks at gives it another colour, and the asked pixel follows', async ({
  page,
}) => {
  const model = await shippedModel('faces');
  const [face = []] = heldOut('faces');
  const own = face[START.pixel] ?? NaN;
  const [given = NaN, next = NaN] = otherColours(0, FIRST_EYE);
  const painted = (token: number): number[] => face.map((t, i) => (i === FIRST_EYE ? token : t));
  const before = percentages(model, face);
  await openFigure(page, 'attention');
  await expect.poll(() => numbers(page)).toEqual([before(own)]);

  const { x, y } = await placeOn(page, FIRST_EYE);
  await page.mouse.click(x, y);
  let now = percentages(model, painted(given));
  await expect
    .poll(() => numbers(page))
    .toEqual([before(own), now(own), before(given), now(given)]);
  expect(Number(now(own))).toBeLessThan(1);
  await expect(page).toHaveURL(new RegExp(`painted:\\[\\[${FIRST_EYE},${given}\\]\\]`));

  // By keys: the next colour, then back to what was there.
  await repaint(page).focus();
  await page.keyboard.press('Enter');
  now = percentages(model, painted(next));
  await expect.poll(() => numbers(page)).toEqual([before(own), now(own), before(next), now(next)]);
  await expect(page.locator(`#${SLIDE} [role="status"]`).last()).toContainText('Likeliest now');
  await press(page, 'Put back');
  await expect.poll(() => numbers(page)).toEqual([before(own)]);
  await expect(page).toHaveURL(new RegExp(`/#/${SLIDE}$`));
});

test('any colour of the palette can be taken', async ({ page }) => {
  const figure = await openFigure(page, 'attention');
  await press(page, 'Colour …');
  const dialog = page.getByRole('dialog', { name: /row 7, column 6/ });
  await dialog.getByRole('button', { name: /^brown #876658/ }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await stateOf<State>(page, SLIDE)).painted).toHaveLength(1);
  await expect(figure.locator('.live svg')).toHaveAttribute('aria-label', /Likeliest now/);
});

test('a head is switched off, the address says so, and a link to it shows the same', async ({
  page,
}) => {
  const model = await shippedModel('faces');
  const [face = []] = heldOut('faces');
  const own = face[START.pixel] ?? NaN;
  const before = percentages(model, face);
  const without = percentages(withoutHeads(model, [{ layer: 0, head: 2 }]), face);
  await openFigure(page, 'attention');
  await press(page, 'Switch off');
  await expect
    .poll(async () => (await numbers(page)).slice(0, 2))
    .toEqual([before(own), without(own)]);
  await expect(page).toHaveURL(/off:\[\[1,3\]\]/);
  await page.reload();
  await expect
    .poll(async () => (await numbers(page)).slice(0, 2))
    .toEqual([before(own), without(own)]);
  await press(page, 'Switch on');
  await expect.poll(() => numbers(page)).toEqual([before(own)]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test(
    'a tap points, and a tap on the framed pixel repaints it',
    { tag: '@full' },
    async ({ page }) => {
      await openFigure(page, 'attention');
      const { x, y } = await placeOn(page, 120);
      await page.touchscreen.tap(x, y);
      const input = page.locator(`#${SLIDE} .pixel-picker input`);
      await expect(input).toHaveAttribute('aria-valuetext', /^row 8, column 9\. Layer 1/);
      await repaint(page).tap();
      await expect(page).toHaveURL(/painted:/);
      await expect(page.locator(`#${SLIDE} .live svg`)).toHaveAttribute(
        'aria-label',
        /was given another colour\. Likeliest before/,
      );
    },
  );
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
