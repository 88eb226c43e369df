import type { Locator } from '@playwright/test';
import { openFigure } from '../support/figure.ts';
import { expect, test } from '../support/test.ts';

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
      return isHit && !isCut && height >= 40 && width >= 30
        ? []
        : [`${name}: ${width} x ${height}`];
    });
  });
}

for (const [name, least] of [
  ['sampler', 16],
  ['surprise', 4],
  ['attention', 14],
  ['probe', 11],
  ['order', 5],
  ['rows', 12],
  ['linear', 9],
  ['guess', 7],
  ['unroll', 5],
] as const) {
  test(`all controls of ${name} are seen without scrolling it, free and as high as a finger`, async ({
    page,
  }) => {
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
