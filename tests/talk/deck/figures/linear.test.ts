import type { Locator, Page } from '@playwright/test';
import { openFigure, stateOf } from '../../../deck/support/figure.ts';
import { current, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { expect, test } from '../../../deck/support/test.ts';

type State = { readonly layer: number; readonly face: number };

const open = async (page: Page, query?: string): Promise<Locator> =>
  (await openFigure(page, 'linear', query)).locator('.live');

const faceRange = (live: Locator): Locator =>
  live.getByRole('slider', { name: 'Face, from left to right' });

/** Return the middle of a face's dot in the page. */
async function middleOf(live: Locator, plane: 'first' | 'chosen', face: number) {
  const box = await live.locator(`[data-plane="${plane}"] [data-face="${face}"]`).boundingBox();
  if (!box) throw new Error(`Face ${face} has no dot.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('the layer is chosen by click and by key, and the dots go to other places', async ({
  page,
}) => {
  const live = await open(page);
  await expect(live.getByText('88.0 % right', { exact: true })).toBeVisible();
  await expect(live.getByText('95.5 % right', { exact: true })).toBeVisible();
  const before = await middleOf(live, 'chosen', 0);
  await live.getByText('8', { exact: true }).click();
  await expect(live.getByText('93.8 % right', { exact: true })).toBeVisible();
  await expect.poll(async () => (await middleOf(live, 'chosen', 0)).x).not.toBeCloseTo(before.x, 0);
  await page.keyboard.press('ArrowLeft');
  await expect(live.getByText('94.0 % right', { exact: true })).toBeVisible();
  await expect(live.getByRole('status')).toHaveText(/^By the features of layer 7 .* 94\.0 %/);
  await expect(page).toHaveURL(/\?linear\.layer:7#\/linear$/);
});

test('the face under the mouse is shown, in either plane, with what both layers say', async ({
  page,
}) => {
  const live = await open(page);
  await expect(live.getByText('Face 2: short hair')).toBeVisible();
  await expect(live.getByText('Layer 0 says long')).toBeVisible();
  await expect(live.getByText('Layer 5 says short')).toBeVisible();
  for (const [plane, face] of [
    ['first', 47],
    ['chosen', 190],
  ] as const) {
    const { x, y } = await middleOf(live, plane, face);
    await page.mouse.move(x, y);
    await expect(live.getByText(new RegExp(`^Face ${face + 1}: (long|short) hair$`))).toBeVisible();
  }
});

test('arrow keys go from face to face, from short to long, and never turn the slide', async ({
  page,
}) => {
  const live = await open(page);
  const range = faceRange(live);
  await range.press('Home');
  await expect(range).toHaveAttribute('aria-valuetext', /by layer 5 the probe says short\.$/);
  const first = await stateOf<State>(page, 'linear');
  await page.keyboard.press('ArrowRight');
  const second = await stateOf<State>(page, 'linear');
  expect(second.face).not.toBe(first.face);
  const left = await middleOf(live, 'chosen', first.face);
  const right = await middleOf(live, 'chosen', second.face);
  expect(left.x).toBeLessThanOrEqual(right.x);
  await page.keyboard.press('End');
  await expect(range).toHaveAttribute('aria-valuetext', /by layer 5 the probe says long\.$/);
  await expect(page).toHaveURL(/#\/linear$/);
});

test('the address names layer and face, and the speaker’s window shows and changes the same', async ({
  page,
}) => {
  const live = await open(page, '?linear.layer:2&linear.face:190');
  await expect(live.getByText(/^Face 191: /)).toBeVisible();
  await expect(live.getByText('95.3 % right', { exact: true })).toBeVisible();
  const mirrored = current(await openSpeaker(page)).locator('#linear .live');
  await expect(mirrored.getByText(/^Face 191: /)).toBeVisible();
  await mirrored.getByText('6', { exact: true }).click();
  await expect(live.getByText('Layer 6', { exact: true })).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the dots are at their places at once', async ({ page }) => {
    const live = await open(page);
    await live.getByText('8', { exact: true }).click();
    await expect(live.getByText('93.8 % right', { exact: true })).toBeVisible();
    expect(await live.evaluate((it) => it.getAnimations({ subtree: true }).length)).toBe(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('a finger shows a face, and nothing has to be scrolled sideways', async ({ page }) => {
    const figure = await openFigure(page, 'linear');
    const live = figure.locator('.live');
    expect(await figure.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
    await live.locator('[data-plane="first"] [data-face="47"]').scrollIntoViewIfNeeded();
    const { x, y } = await middleOf(live, 'first', 47);
    await page.touchscreen.tap(x, y);
    await expect(live.getByText(/^Face 48: /)).toBeVisible();
  });
});
