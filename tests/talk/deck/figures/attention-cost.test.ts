import { openFigure } from '../../../deck/support/figure.ts';
import { expect, test } from '../../../deck/support/test.ts';

test('the figure of attention comes alive with a photograph', async ({ page }) => {
  await openFigure(page, 'attention-cost');
  await expect(page.locator('#too-many-pixels .live').getByText('21,609×')).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Side of the picture' });
  await expect(slider).toHaveAttribute('aria-valuetext', /150,528/);
});

test('arrow keys work its slider and its choice, and never turn the slide', async ({ page }) => {
  await openFigure(page, 'attention-cost');
  const slider = page.getByRole('slider', { name: 'Side of the picture' });
  await slider.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveValue('32');
  await expect(page.locator('#too-many-pixels .live').getByText('9×')).toBeVisible();

  const rgb = page.getByRole('radio', { name: /R, G, B/ });
  await rgb.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /palette/ })).toBeChecked();
  await expect(
    page.locator('#too-many-pixels .live').getByText('1,024 tokens', { exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(/#\/too-many-pixels/);
});

test('a click on a mark of the slider draws that picture', async ({ page }) => {
  await openFigure(page, 'attention-cost');
  const slider = page.getByRole('slider', { name: 'Side of the picture' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no box.');
  // The cell of 64 pixels is the eighth of 32.
  await page.mouse.click(box.x + (box.width * 7.5) / 32, box.y + box.height / 2);
  await expect(slider).toHaveValue('64');
  await expect(page.locator('#too-many-pixels .live').getByText('144×')).toBeVisible();
});
