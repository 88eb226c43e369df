import type { Locator } from '@playwright/test';
import { clickPixel, openFigure, stateOf } from '../../../deck/support/figure.ts';
import { expect, test } from '../../../deck/support/test.ts';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

/** Controls that a finger would miss: lower than one, or with something else over them or cut off. */
async function missed(figure: Locator): Promise<string[]> {
  return figure.evaluate((element) => {
    const frame = element.getBoundingClientRect();
    const boxes = element.querySelectorAll('.choice label, .stepper > *, button, .cell-range');
    return [...boxes].flatMap((box) => {
      if (!box.checkVisibility() || box.matches('label:not(.choice label)')) return [];
      box.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = box.getBoundingClientRect();
      const over = document.elementFromPoint(x + width / 2, y + height / 2);
      const isHit = over !== null && box.contains(over);
      const isCut = x < frame.x - 1 || x + width > frame.right + 1;
      const name = box.getAttribute('aria-label') ?? box.textContent.trim();
      return isHit && !isCut && Math.round(height) >= 44 && width >= 30
        ? []
        : [`${name}: ${width} x ${height}`];
    });
  });
}

for (const [name, least] of [
  ['objectives', 3],
  ['parameters', 4],
  ['sampler', 16],
  ['surprise', 4],
  ['attention', 14],
  ['probe', 11],
  ['order', 5],
  ['rows', 12],
  ['linear', 9],
  ['guess', 7],
  ['unroll', 5],
  ['attention-cost', 2],
  ['palette', 10],
] as const) {
  test(`all controls of ${name} are seen at 320 px without scrolling it, free and as high as a finger`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    // What a figure does by itself on arrival changes its controls meanwhile.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const figure = await openFigure(page, name);
    expect(await figure.locator('.choice label, button').count()).toBeGreaterThanOrEqual(least);
    expect(await missed(figure)).toEqual([]);
  });
}

test('a drawing that is asked for as a whole is seen as a whole, above its controls', async ({
  page,
}) => {
  const figure = await openFigure(page, 'surprise');
  // Whoever has letters twice as large gets drawings that are larger than the phone.
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  await page.locator('#surprise').getByRole('button', { name: 'Whole figure' }).tap();
  await expect
    .poll(() => figure.evaluate((it) => it.scrollWidth - it.clientWidth))
    .toBeLessThanOrEqual(1);
  expect(await missed(figure)).toEqual([]);
});

test('the sampler is as wide as the phone, and what it says moves no button', async ({ page }) => {
  // So that it draws when it is pressed, not by itself.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await openFigure(page, 'sampler');
  const draw = figure.getByRole('button', { name: 'Draw', exact: true });
  await expect(figure.locator('.times')).toHaveText('');
  /** Within the figure, which moves when what stands above it is laid out. */
  const placeOfFirst = (): Promise<number> =>
    figure.evaluate((it) => {
      const [box, first] = [it, it.querySelector('.plays button')].map(
        (each) => each?.getBoundingClientRect().y ?? NaN,
      );
      return Math.round((first ?? NaN) - (box ?? NaN));
    });
  const before = await placeOfFirst();
  expect(await figure.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
  await draw.tap();
  await expect(figure.locator('.times')).toHaveText(/with KV cache/);
  const pause = figure.getByRole('button', { name: 'Pause' });
  expect(await placeOfFirst()).toBe(before);
  await expect(figure.locator('.completions')).toBeInViewport({ ratio: 1 });
  await expect(pause).toBeInViewport({ ratio: 1 });
});

test('what attention costs is seen beside GPT-2, with the slider that changes it', async ({
  page,
}) => {
  const figure = await openFigure(page, 'attention-cost');
  const square = figure.locator('.live rect.ink').first();
  const slider = figure.getByRole('slider');
  await slider.evaluate((it) => it.scrollIntoView({ block: 'end' }));
  for (const part of [square, slider, figure.locator('.live rect.red')])
    await expect(part).toBeInViewport({ ratio: 1 });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no box.');
  await page.touchscreen.tap(box.x + (box.width * 7.5) / 32, box.y + box.height / 2);
  await expect(figure.locator('.live').getByText('144×')).toBeVisible();
  await figure.getByText('1 token: palette').tap();
  await expect(figure.locator('.live').getByText('4,096 tokens')).toBeVisible();
});

test('both ways to hide a pixel are seen at once, and a tap asks for a pixel of either', async ({
  page,
}) => {
  const figure = await openFigure(page, 'objectives');
  const pictures = figure.locator('.pixel-picker');
  await figure.locator('.live svg').evaluate((it) => it.scrollIntoView({ block: 'center' }));
  for (const picture of await pictures.all()) await expect(picture).toBeInViewport({ ratio: 1 });
  await clickPixel(pictures.first(), 4, 2);
  await expect(figure.getByText('36 seen, 1 asked,')).toBeVisible();
  await clickPixel(pictures.last(), 0, 0);
  await expect(figure.getByText('Pixel 1 is hidden: asked')).toBeVisible();
});

test('a tap reads a pixel of both rasters, and one of the hidden pixels', async ({ page }) => {
  const surprise = await openFigure(page, 'surprise');
  await clickPixel(surprise.locator('.pixel-picker').last(), 1, 2);
  expect(await stateOf(page, 'surprise')).toMatchObject({ pixel: 33 });
  await expect(surprise.getByText('row 3, column 2').first()).toBeVisible();
  const order = await openFigure(page, 'order');
  await clickPixel(order.locator('.pixel-picker'), 1, 2);
  expect(await stateOf(page, 'both-sides')).toMatchObject({ pixel: 33 });
});

test('the picture of 24 bits and that of nine stand side by side, above the bits', async ({
  page,
}) => {
  const figure = await openFigure(page, 'palette');
  const part = (name: string): Locator => figure.locator(`[data-part="${name}"] .pictures-of-part`);
  const boxes = await Promise.all(
    [part('small'), part('quantised'), figure.locator('.bits')].map((it) => it.boundingBox()),
  );
  const [small, quantised, bits] = boxes;
  if (!small || !quantised || !bits) throw new Error('A part of the palette has no box.');
  expect(small.y).toBe(quantised.y);
  expect(small.x + small.width).toBeLessThan(quantised.x);
  expect(quantised.x + quantised.width).toBeLessThanOrEqual(390);
  expect(bits.y).toBeGreaterThan(small.y + small.height);
  await page.touchscreen.tap(bits.x + (bits.width * 2.5) / 9, bits.y + bits.height / 2);
  await expect(part('quantised').locator('..').getByText('8 colours, 3 bits')).toBeVisible();
});

test.describe('in a window of 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('a finger chooses one of the four sizes, and any other', async ({ page }) => {
    const figure = await openFigure(page, 'parameters');
    await figure.locator('.choice label', { hasText: /^S$/ }).tap();
    const panel = figure.locator('.live svg').last();
    await expect(panel).toContainText('76.57 M');
    const width = figure.locator('.cell-range').last();
    const box = await width.boundingBox();
    if (!box) throw new Error('The slider has no box.');
    await width.tap({ position: { x: box.width - 2, y: box.height / 2 } });
    await expect(figure.locator('.size').last()).toContainText('4,096');
  });
});
