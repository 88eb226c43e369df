import { openFigure } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, slideIds, test } from '../../../deck/support/test.ts';
import type { Locator } from '@playwright/test';

/** The middle of a mark on the screen. */
async function middleOf(mark: Locator): Promise<readonly [number, number]> {
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark has no box.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('the mouse reads a value beside its mark and not over it', async ({ page }) => {
  const chart = await openFigure(page, 'layers');
  const mark = chart.locator('[data-series="CIFAR-100"][data-at="layer 12"]');
  const readout = chart.locator('.readout');
  await expect(readout).toBeHidden();
  await page.mouse.move(...(await middleOf(mark)));
  await expect(readout).toHaveText(
    /CIFAR-100: layer 12.*69\.6 %.*figure 2, read off the plot, ± 0\.6/,
  );
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
  const chart = await openFigure(page, 'layers');
  const reader = chart.getByRole('slider', { name: /Read the chart/ });
  await reader.focus();
  const said = (text: RegExp) => expect(reader).toHaveAttribute('aria-valuetext', text);
  await said(/^CIFAR-10, layer 3: 56\.2 %, figure 2, read off the plot/);
  await page.keyboard.press('ArrowRight');
  await said(/^CIFAR-10, layer 4: /);
  await page.keyboard.press('ArrowDown');
  await said(/^STL-10, layer 4: /);
  await page.keyboard.press('End');
  await said(/^STL-10, layer 48: /);
  await page.keyboard.press('ArrowDown');
  await said(/^CIFAR-100, layer 48: /);
  await page.keyboard.press('ArrowRight');
  await expect(chart.locator('.readout')).toContainText('layer 48');
  await expect(page).toHaveURL(/#\/middle-layers/);

  await page.keyboard.press('Escape');
  await expect(chart.locator('.readout')).toBeHidden();
  await page.keyboard.press('End');
  await expect(page).not.toHaveURL(/middle-layers/);
});

test(
  'every live chart can be read to its last value by keys',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./');
    await ready(page);
    let charts = 0;
    for (const id of await slideIds(page)) {
      const chart = page.locator(`#${id} figure:has(.mark)`);
      await goTo(page, id);
      if ((await chart.count()) === 0) continue;
      charts += 1;
      const reader = chart.getByRole('slider');
      await reader.focus();
      const count = await chart.locator('.mark').count();
      await expect(reader, id).toHaveAttribute('max', String(count - 1));
      await page.keyboard.press('End');
      await expect(chart.locator('.readout'), id).toBeVisible();
      await expect(chart.locator('.readout b'), id).toHaveText(/\d/);
      await page.keyboard.press('Escape');
    }
    expect(charts).toBe(9);
  },
);

test('a series stands alone, and does so after the page is loaded again', async ({ page }) => {
  const chart = await openFigure(page, 'layers');
  const name = chart.getByRole('button', { name: 'Only STL-10' });
  const faded = chart.locator('.mark.faded');
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  await expect(faded).toHaveCount(46 + 43);
  await expect(chart.locator('.mark.faded[data-series="STL-10"]')).toHaveCount(0);
  const hole = await page.evaluate(() =>
    getComputedStyle(document.body).getPropertyValue('--hole'),
  );
  expect(hole).not.toBe('');
  const colours = await chart
    .locator('.mark rect')
    .evaluateAll((rects) => new Set(rects.map((rect) => getComputedStyle(rect).fill)).size);
  expect(colours).toBe(2);

  await expect(page).toHaveURL(/middle-layers\.only:STL-10#\/middle-layers/);
  await page.reload();
  await ready(page);
  await expect(faded).toHaveCount(46 + 43);
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
  const chart = await openFigure(page, 'layers');
  await page.setViewportSize({ width: 1000, height: 600 });
  const [name, button] = [
    chart.locator('svg .series', { hasText: 'CIFAR-100' }),
    chart.getByRole('button', { name: 'Only CIFAR-100' }),
  ];
  await expect
    .poll(async () => {
      const [own, over] = [await name.boundingBox(), await button.boundingBox()];
      return Math.abs((own?.x ?? NaN) - (over?.x ?? NaN));
    })
    .toBeLessThanOrEqual(1);
});

test('what an address says of a series that there is not is ignored', async ({ page }) => {
  await page.goto('./?middle-layers.only=MNIST#/middle-layers');
  await ready(page);
  await expect(page.locator('#middle-layers figure[data-live]')).toBeVisible();
  await expect(page.locator('#middle-layers .faded')).toHaveCount(0);
  await expect(page.locator('#middle-layers .figure-fault')).toHaveCount(0);
});

test('the values are copied as CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chart = await openFigure(page, 'few-labels');
  await chart.getByText('Values').click();
  await chart.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(chart.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(chart.getByRole('status')).toHaveText('The values are copied as CSV.');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines[0]).toBe('method,labels,error,standard deviation,unit,kind,source');
  expect(lines).toContain('iGPT-L,40,26.8,1.5,% of test pictures named wrongly,printed,V2 table 4');
});

test('where the clipboard is closed, the values stand there selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(Clipboard.prototype, { writeText: () => Promise.reject(new Error('closed')) });
    document.execCommand = () => false;
  });
  const chart = await openFigure(page, 'imagenet');
  await chart.getByText('Values').click();
  await chart.getByRole('button', { name: 'Copy as CSV' }).click();
  const field = chart.getByRole('textbox', { name: 'The values as CSV' });
  await expect(field).toBeFocused();
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).toContain('iGPT-XL,64²,6801,15360,,72.0,');
});

test('every drawing of the deck has its message in words', async ({ page }) => {
  await page.goto('./#/question');
  await ready(page);
  await expect(page.locator('[data-still]')).toHaveCount(0);
  const drawings = page.locator('figure[data-figure] .still :is(svg[viewBox], img)');
  const read = await drawings.evaluateAll((elements) =>
    elements
      .filter((element) => !element.closest('.still [aria-hidden="true"]'))
      .map((element) => ({
        figure: element.closest('figure')?.dataset['figure'],
        words: element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '',
      })),
  );
  expect(read.length).toBeGreaterThan(40);
  // A digit says no more than its number.
  const least = (figure?: string): number => (figure === 'digit' ? 1 : 3);
  const count = (words: string): number => words.split(/\s+/).filter(Boolean).length;
  expect(read.filter(({ figure, words }) => count(words) < least(figure))).toEqual([]);
});

test('the browser loads no drawing library', async ({ page, request }) => {
  await page.goto('./');
  const notices = await (await request.get('./third-party-notices.txt')).text();
  expect(notices).toContain('reveal.js');
  expect(notices).not.toMatch(/\bd3-/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger reads a value in letters large enough, and shows a series alone', async ({
    page,
  }) => {
    const chart = await openFigure(page, 'few-labels');
    const mark = chart.locator('[data-series="UDA"][data-at="250 labels"]');
    await mark.scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...(await middleOf(mark)));
    const readout = chart.locator('.readout');
    await expect(readout).toHaveText(/UDA: 250 labels.*8\.8 ± 1\.1 % wrong/);
    const height = await readout.evaluate((words) => words.getBoundingClientRect().height);
    expect(height).toBeGreaterThan(3 * 13);
    const series = chart.locator('.series', { hasText: 'iGPT-L' });
    await series.scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...(await middleOf(series)));
    await expect(chart.locator('.mark:not(.faded)')).toHaveCount(3);
  });

  test('a tap on a mark reads it, though a name that can be pressed stands beside it', async ({
    page,
  }) => {
    const chart = await openFigure(page, 'loss');
    await expect(chart.locator('.still.phone > svg')).toBeVisible();
    await chart.scrollIntoViewIfNeeded();
    for (const size of ['S', 'M', 'L']) {
      const mark = chart.locator(`.mark[data-series="iGPT-${size}"]`).first();
      await page.touchscreen.tap(...(await middleOf(mark)));
      await expect(chart.locator('.readout')).toContainText(`iGPT-${size}: 65K steps`);
    }
    await expect(chart.locator('.faded')).toHaveCount(0);
  });

  test('a tap anywhere in a chart reads the nearest value where it is seen, and one beside it puts that away', async ({
    page,
  }) => {
    const chart = await openFigure(page, 'layers');
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
    const title = await page.locator('#middle-layers h2').boundingBox();
    await page.touchscreen.tap((title?.x ?? 0) + 20, (title?.y ?? 0) + 10);
    await expect(readout).toBeHidden();
  });
});
