import { openFigureOn } from '../support/figure.ts';
import { expect, ready, test } from '../support/squares.ts';
import type { Locator } from '@playwright/test';

/** The middle of a mark on the screen. */
async function middleOf(mark: Locator): Promise<readonly [number, number]> {
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark has no box.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('the mouse reads a value beside its mark and not over it', async ({ page }) => {
  const chart = await openFigureOn(page, 'growth', 'growth');
  const mark = chart.locator('[data-series="Half"][data-at="width 12"]');
  const readout = chart.locator('.readout');
  await expect(readout).toBeHidden();
  await page.mouse.move(...(await middleOf(mark)));
  await expect(readout).toHaveText(/Half: width 12.*72 tiles.*counted, ± 0\.5/);
  const [box, own] = [await readout.boundingBox(), await mark.boundingBox()];
  if (!box || !own) throw new Error('Nothing is read.');
  const apart =
    box.x > own.x + own.width ||
    own.x > box.x + box.width ||
    box.y > own.y + own.height ||
    own.y > box.y + box.height;
  expect(apart).toBe(true);
  await page.mouse.move(5, 5);
  await expect(readout).toBeHidden();
});

test('arrow keys read along a series and between series, and never turn the slide', async ({
  page,
}) => {
  const chart = await openFigureOn(page, 'growth', 'growth');
  const reader = chart.getByRole('slider', { name: /Read the chart/ });
  await reader.focus();
  const said = (text: RegExp) => expect(reader).toHaveAttribute('aria-valuetext', text);
  await said(/^Tiles, width 1: 1 tiles, counted/);
  await page.keyboard.press('ArrowRight');
  await said(/^Tiles, width 2: /);
  await page.keyboard.press('ArrowDown');
  await said(/^Half, width 2: /);
  await page.keyboard.press('End');
  await said(/^Half, width 12: /);
  await page.keyboard.press('ArrowDown');
  await said(/^Border, width 12: /);
  await page.keyboard.press('ArrowRight');
  await expect(chart.locator('.readout')).toContainText('width 12');
  await expect(page).toHaveURL(/#\/growth/);

  await page.keyboard.press('Escape');
  await expect(chart.locator('.readout')).toBeHidden();
  await page.keyboard.press('End');
  await expect(page).not.toHaveURL(/#\/growth/);
});

test('a series stands alone, and does so after the page is loaded again', async ({ page }) => {
  const chart = await openFigureOn(page, 'growth', 'growth');
  const name = chart.getByRole('button', { name: 'Only Border' });
  const faded = chart.locator('.mark.faded');
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  await expect(faded).toHaveCount(24);
  await expect(chart.locator('.mark.faded[data-series="Border"]')).toHaveCount(0);
  const hole = await page.evaluate(() =>
    getComputedStyle(document.body).getPropertyValue('--hole'),
  );
  expect(hole).not.toBe('');
  const colours = await chart
    .locator('.mark rect')
    .evaluateAll((rects) => new Set(rects.map((rect) => getComputedStyle(rect).fill)).size);
  expect(colours).toBe(2);

  await expect(page).toHaveURL(/growth\.only:Border#\/growth\/3/);
  await page.reload();
  await ready(page);
  await expect(faded).toHaveCount(24);
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(faded).toHaveCount(0);
  await expect(page).not.toHaveURL(/only/);
});

test('a change of a chart’s size changes nothing while the browser still settles sizes', async ({
  page,
}) => {
  // WebKit reports an error of the page where sizes change again meanwhile.
  await page.addInitScript(() => {
    const changes = new MutationObserver(() => undefined);
    changes.observe(document, { attributes: true, childList: true, subtree: true });
    window.ResizeObserver = class extends ResizeObserver {
      constructor(callback: ResizeObserverCallback) {
        super((...sizes) => {
          changes.takeRecords();
          callback(...sizes);
          for (const { target } of changes.takeRecords())
            console.error('changed while sizes settle', target);
        });
      }
    };
  });
  const chart = await openFigureOn(page, 'growth', 'growth');
  await page.setViewportSize({ width: 1000, height: 600 });
  const [name, button] = [
    chart.locator('svg .series', { hasText: 'Half' }),
    chart.getByRole('button', { name: 'Only Half' }),
  ];
  await expect
    .poll(async () => {
      const [own, over] = [await name.boundingBox(), await button.boundingBox()];
      return Math.abs((own?.x ?? NaN) - (over?.x ?? NaN));
    })
    .toBeLessThanOrEqual(1);
});

test('what an address says of a series that there is not is ignored', async ({ page }) => {
  await page.goto('./?growth.only=Round#/growth');
  await ready(page);
  await expect(page.locator('#growth figure[data-live]')).toBeVisible();
  await expect(page.locator('#growth .faded')).toHaveCount(0);
  await expect(page.locator('#growth .figure-fault')).toHaveCount(0);
});

test('the values are copied as CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chart = await openFigureOn(page, 'growth', 'growth');
  await chart.getByText('Values').click();
  await chart.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(chart.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(chart.getByRole('status')).toHaveText('The values are copied as CSV.');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines[0]).toBe('series,width,tiles,unit,error,kind,source');
  expect(lines).toContain('Tiles,12,144,tiles,,computed,counted');
});

test('where the clipboard is closed, the values stand there selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(Clipboard.prototype, { writeText: () => Promise.reject(new Error('closed')) });
    document.execCommand = () => false;
  });
  const chart = await openFigureOn(page, 'growth', 'growth');
  await chart.getByText('Values').click();
  await chart.getByRole('button', { name: 'Copy as CSV' }).click();
  const field = chart.getByRole('textbox', { name: 'The values as CSV' });
  await expect(field).toBeFocused();
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).toContain('Tiles,12,144,tiles,,computed,counted');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger reads a value in letters large enough, and shows a series alone', async ({
    page,
  }) => {
    const chart = await openFigureOn(page, 'growth', 'growth');
    const mark = chart.locator('[data-series="Tiles"][data-at="width 11"]');
    await mark.scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...(await middleOf(mark)));
    const readout = chart.locator('.readout');
    await expect(readout).toHaveText(/Tiles: width 11.*121 tiles/);
    const height = await readout.evaluate((words) => words.getBoundingClientRect().height);
    expect(height).toBeGreaterThan(3 * 13);
    const series = chart.locator('.series', { hasText: 'Border' });
    await series.scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...(await middleOf(series)));
    await expect(chart.locator('.mark:not(.faded)')).toHaveCount(12);
  });

  test('a tap on a mark reads it, though a name that can be pressed stands beside it', async ({
    page,
  }) => {
    const chart = await openFigureOn(page, 'growth', 'growth');
    await expect(chart.locator('.still.phone > svg')).toBeVisible();
    await chart.scrollIntoViewIfNeeded();
    for (const series of ['Tiles', 'Border', 'Half']) {
      const mark = chart.locator(`.mark[data-series="${series}"]`).last();
      await page.touchscreen.tap(...(await middleOf(mark)));
      await expect(chart.locator('.readout')).toContainText(`${series}: width 12`);
    }
    await expect(chart.locator('.faded')).toHaveCount(0);
  });

  test('a tap anywhere in a chart reads the nearest value where it is seen, and one beside it puts that away', async ({
    page,
  }) => {
    const chart = await openFigureOn(page, 'growth', 'growth');
    await chart.scrollIntoViewIfNeeded();
    const drawing = await chart.locator('svg').boundingBox();
    const frame = await chart.boundingBox();
    if (!drawing || !frame) throw new Error('The chart has no box.');
    const readout = chart.locator('.readout');
    const said = new Set<string>();
    // From below the first marks to above the last, at the edge of what is seen of the chart.
    for (const [across, down] of [
      [0.25, 0.75],
      [0.5, 0.1],
      [0.97, 0.6],
    ] as const) {
      const x = frame.x + across * frame.width;
      await page.touchscreen.tap(x, drawing.y + down * drawing.height);
      await expect(readout).toBeVisible();
      const box = await readout.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(frame.x - 1);
      expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(frame.x + frame.width + 1);
      said.add(await readout.innerText());
    }
    expect(said.size).toBe(3);
    const title = await page.locator('#growth h2').boundingBox();
    await page.touchscreen.tap((title?.x ?? 0) + 20, (title?.y ?? 0) + 10);
    await expect(readout).toBeHidden();
  });
});
