import { openFigure } from '../../../deck/support/figure.ts';
import { expect, ready, test } from '../../../deck/support/test.ts';

test('the parameters of each model are those of the paper, cut to whole millions', async ({
  page,
}) => {
  const live = (await openFigure(page, 'parameters')).locator('.live');
  for (const [name, millions, memory] of [
    ['S', '76.57 M', '306 MB'],
    ['M', '455.16 M', '1.82 GB'],
    ['L', '1,362.25 M', '5.45 GB'],
    ['XL', '6,801.44 M', '27.2 GB'],
  ] as const) {
    await page.getByRole('radio', { name, exact: true }).check();
    await expect(live.getByText(millions, { exact: true })).toBeVisible();
    await expect(live.getByText(memory, { exact: true })).toBeVisible();
  }
  await expect(page).toHaveURL(/model-table\.layers:60&model-table\.width:3072#/);
});

test('they follow two sliders, by key and by hand, and survive a reload', async ({ page }) => {
  const live = (await openFigure(page, 'parameters')).locator('.live');
  const layers = page.getByRole('slider', { name: 'Layers L' });
  const width = page.getByRole('slider', { name: 'Width d' });
  await layers.press('Home');
  await layers.press('ArrowRight');
  await expect(layers).toHaveValue('8');
  const box = await width.boundingBox();
  if (!box) throw new Error('The slider has no box.');
  await page.mouse.click(box.x + (box.width * 3.5) / 32, box.y + box.height / 2);
  await expect(width).toHaveValue('512');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  // 8 (12 · 512² + 2 · 512) + 1,024 · 512 + 2 · 512 · 512 + 2 · 512
  await expect(live.getByText('26.22 M')).toBeVisible();
  await expect(page).toHaveURL(/width:512#/);
  await page.reload();
  await ready(page);
  await expect(live.getByText('26.22 M')).toBeVisible();
});
