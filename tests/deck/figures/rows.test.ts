import { openFigure, stateOf } from '../support/figure.ts';
import { expect, ready, test } from '../support/test.ts';

test('a click on a small map shows its head large, and the arrow keys go on from there', async ({
  page,
}) => {
  const figure = (await openFigure(page, 'rows')).locator('.live');
  await expect(figure.getByText('Layer 1, head 3', { exact: true })).toBeVisible();
  await figure.locator('[data-layer="1"][data-head="4"]').click();
  await expect(figure.getByText('One row up: 3.7 times', { exact: true })).toBeVisible();
  await expect(figure.getByRole('status')).toHaveText(/^Layer 1, head 4 gives 4\.2 %/);
  await figure.getByRole('group', { name: 'Layer' }).getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.getByText('Layer 2, head 4', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/#\/rows$/);
});

test('before training the same head looks everywhere alike, and the address keeps that', async ({
  page,
}) => {
  const figure = (await openFigure(page, 'rows', '?rows.trained=false')).locator('.live');
  await expect(figure.getByText('One row up: 1.0 times', { exact: true })).toBeVisible();
  expect(await stateOf(page, 'rows')).toEqual({ layer: 1, head: 3, trained: false });
  await figure.getByText('trained', { exact: true }).click();
  await expect(figure.getByText('One row up: 7.3 times', { exact: true })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('a finger chooses a head', async ({ page }) => {
    await page.goto('./#/rows');
    await ready(page);
    const figure = page.locator('#rows figure[data-live] .live');
    await figure.locator('[data-layer="7"][data-head="2"]').tap();
    await expect(figure.getByText('Layer 7, head 2', { exact: true })).toBeVisible();
  });
});
