import { openFigure, stateOf } from '../../../deck/support/figure.ts';
import { current, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { expect, test } from '../../../deck/support/test.ts';

test('a click on a small map shows its head large, and the arrow keys go on from there', async ({
  page,
}) => {
  const live = (await openFigure(page, 'rows')).locator('.live');
  await expect(live.getByText('Layer 1, head 3 trained', { exact: true })).toBeVisible();
  await expect(live.getByText('7.3', { exact: true })).toBeVisible();
  await expect(live.getByText('1.0', { exact: true })).toBeVisible();
  await live.locator('[data-layer="1"][data-head="4"]').click();
  await expect(live.getByText('3.7', { exact: true })).toBeVisible();
  await expect(live.getByRole('status')).toHaveText(/^Layer 1, head 4 gives 4\.2 %/);
  await live.getByRole('group', { name: 'Layer' }).getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(live.getByText('Layer 2, head 4 trained', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\?rows\.layer:2&rows\.head:4#\/rows$/);
});

test('the address opens the head that it names', async ({ page }) => {
  const live = (await openFigure(page, 'rows', '?rows.layer:7&rows.head:2')).locator('.live');
  await expect(live.getByText('Layer 7, head 2 trained', { exact: true })).toBeVisible();
  expect(await stateOf(page, 'rows')).toEqual({ layer: 7, head: 2 });
});

test('a head chosen in the speaker’s window is shown in the deck, and the other way round', async ({
  page,
}) => {
  const live = (await openFigure(page, 'rows')).locator('.live');
  const mirrored = current(await openSpeaker(page)).locator('#rows .live');
  await mirrored.locator('[data-layer="3"][data-head="1"]').click();
  await expect(live.getByText('Layer 3, head 1 trained', { exact: true })).toBeVisible();
  await live.locator('[data-layer="5"][data-head="2"]').click();
  await expect(mirrored.getByText('Layer 5, head 2 trained', { exact: true })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('a finger chooses a head, and nothing has to be scrolled sideways', async ({ page }) => {
    const figure = await openFigure(page, 'rows');
    expect(await figure.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
    await figure.locator('.live [data-layer="7"][data-head="2"]').tap();
    await expect(figure.getByText('Layer 7, head 2 trained', { exact: true })).toBeVisible();
  });
});
