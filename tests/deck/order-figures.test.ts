import type { Locator, Page } from '@playwright/test';
import { expect, goTo, ready, test } from './support/test.ts';
import { countWork, idleWork } from './support/work.ts';

async function open(page: Page, slide: string, query = ''): Promise<Locator> {
  await page.goto(`./${query}#/${slide}`);
  await ready(page);
  const live = page.locator(`#${slide} .live`);
  await expect(live).toBeVisible();
  return live;
}

/** Clicks the middle of a pixel in a picture of 16 x 16 pixels. */
async function clickPixel(picture: Locator, column: number, row: number): Promise<void> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture has no box.');
  const position = {
    x: ((column + 0.5) / 16) * box.width,
    y: ((row + 0.5) / 16) * box.height,
  };
  await picture.click({ position });
}

test.describe('a picture unrolled', () => {
  const strip = (page: Page) => page.getByRole('slider', { name: 'Pixels in the strip' });

  test('is scrubbed by keys, which never turn the slide', async ({ page }) => {
    const live = await open(page, 'unroll');
    await strip(page).press('Home');
    await expect(live.getByText('0', { exact: true })).toBeVisible();
    for (let i = 0; i < 17; i++) await strip(page).press('ArrowRight');
    await expect(live.getByText('17', { exact: true }).first()).toBeVisible();
    await expect(live.getByText('16 tokens later')).toBeVisible();
    await strip(page).press('End');
    await expect(strip(page)).toHaveValue('256');
    await expect(page).toHaveURL(/unroll\.unrolled:256#\/unroll$/);
  });

  test('is unrolled as far as a pixel that is clicked', async ({ page }) => {
    const live = await open(page, 'unroll');
    await clickPixel(live.locator('.square'), 3, 2);
    await expect(strip(page)).toHaveValue('36');
  });

  test('plays to the end of the strip and back, in the order of the raster', async ({ page }) => {
    const live = await open(page, 'unroll', '?unroll.unrolled=230');
    await live.getByRole('button', { name: 'Unroll' }).click();
    await expect(strip(page)).toHaveValue('256');
    const back = live.getByRole('button', { name: 'Roll up' });
    await back.click();
    await expect(strip(page)).not.toHaveValue('256');
    await live.getByRole('button', { name: 'Pause' }).click();
    const paused = await strip(page).inputValue();
    expect(Number(paused)).toBeLessThan(256);
    await expect(page).toHaveURL(new RegExp(`unrolled:${paused}#`));
  });

  test('may be another face, and is that one after a reload', async ({ page }) => {
    const live = await open(page, 'unroll');
    const face = page.getByRole('radio', { name: 'Face 62' });
    await face.check();
    await expect(page).toHaveURL(/\?unroll\.face:62#/);
    const drawn = await live.locator('> div svg').first().innerHTML();
    await page.reload();
    await ready(page);
    await expect(face).toBeChecked();
    expect(await live.locator('> div svg').first().innerHTML()).toBe(drawn);
  });

  test(
    'rests where the slide is left, in the overview and under a black screen',
    { tag: '@full' },
    async ({ page }) => {
      await countWork(page);
      const live = await open(page, 'unroll', '?unroll.unrolled=0');
      for (const leave of ['b', 'o'] as const) {
        await strip(page).press('Home');
        await live.getByRole('button', { name: 'Unroll' }).click();
        await expect(strip(page)).not.toHaveValue('0');
        await strip(page).blur();
        await page.evaluate((key) => {
          if (key === 'b') window.Reveal.togglePause();
          else window.Reveal.toggleOverview();
        }, leave);
        await expect.poll(() => idleWork(page)).toBe(0);
        await page.evaluate((key) => {
          if (key === 'b') window.Reveal.togglePause();
          else window.Reveal.toggleOverview();
        }, leave);
      }
      await live.getByRole('button', { name: 'Unroll' }).click();
      await goTo(page, 'thanks');
      await expect.poll(() => idleWork(page)).toBe(0);
    },
  );
});

test.describe('the two objectives', () => {
  const pixel = (page: Page, name: string) => page.getByRole('slider', { name: `Pixel, ${name}` });

  test('show what a clicked pixel may look at', async ({ page }) => {
    const live = await open(page, 'two-objectives');
    await clickPixel(live.locator('.pixel-picker').first(), 4, 2);
    await expect(live.getByText('36 seen, 1 asked, 219 to come')).toBeVisible();
    await expect(live.getByText('and sees the 36 before')).toBeVisible();
    // The first pixel of the picture is hidden by the mask of seed 2.
    await clickPixel(live.locator('.pixel-picker').last(), 0, 0);
    await expect(live.getByText('Pixel 1 is hidden: asked')).toBeVisible();
    await expect(live.getByText('and sees nothing')).toBeVisible();
  });

  test('are walked by arrow keys in two directions', async ({ page }) => {
    await open(page, 'two-objectives');
    const slider = pixel(page, 'BERT');
    await slider.press('Home');
    await slider.press('ArrowUp');
    await expect(slider).toHaveValue('0');
    await slider.press('ArrowDown');
    await slider.press('ArrowRight');
    await expect(slider).toHaveValue('17');
    await expect(pixel(page, 'autoregressive')).toHaveValue('17');
    await expect(slider).toHaveAttribute('aria-valuetext', /Pixel 18 is/);
    await expect(page).toHaveURL(/#\/two-objectives$/);
  });

  test('step, play and pause', async ({ page }) => {
    const live = await open(page, 'two-objectives', '?two-objectives.asked=250');
    const slider = pixel(page, 'autoregressive');
    await live.getByRole('button', { name: 'Step' }).click();
    await expect(slider).toHaveValue('251');
    await live.getByRole('button', { name: 'Play' }).click();
    await expect(slider).toHaveValue('255');
    await expect(live.getByRole('button', { name: 'Play' })).toBeVisible();
    await live.getByRole('button', { name: 'Step' }).click();
    await expect(slider).toHaveValue('0');
  });

  test('draw the same mask for the same seed, after a reload too', async ({ page }) => {
    const live = await open(page, 'two-objectives');
    const picture = live.locator('svg').first();
    const first = await picture.innerHTML();
    await live.getByRole('button', { name: 'Reshuffle the mask' }).click();
    await expect(live.getByText('by seed 3')).toBeVisible();
    const second = await picture.innerHTML();
    expect(second).not.toBe(first);
    await expect(page).toHaveURL(/two-objectives\.seed:3#/);
    await page.reload();
    await ready(page);
    await expect(live.getByText('by seed 3')).toBeVisible();
    expect(await picture.innerHTML()).toBe(second);
  });
});

test.describe('the parameters', () => {
  test('of each model are those of the paper, cut to whole millions', async ({ page }) => {
    const live = await open(page, 'model-table');
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

  test('follow two sliders, by key and by hand, and survive a reload', async ({ page }) => {
    const live = await open(page, 'model-table');
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
    await expect(live.getByText('26,223,616 parameters,')).toBeVisible();
    await expect(page).toHaveURL(/width:512#/);
    await page.reload();
    await ready(page);
    await expect(live.getByText('26,223,616 parameters,')).toBeVisible();
  });
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('what would play is at its end at once', async ({ page }) => {
    await countWork(page);
    const live = await open(page, 'unroll');
    await live.getByRole('button', { name: 'Unroll' }).click();
    await expect(live.getByRole('button', { name: 'Roll up' })).toBeVisible();
    await expect(page.getByRole('slider', { name: 'Pixels in the strip' })).toHaveValue('256');
    await goTo(page, 'two-objectives');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByRole('slider', { name: 'Pixel, BERT' })).toHaveValue('255');
    await expect.poll(() => idleWork(page)).toBe(0);
  });
});

test('in print the still forms stand, whatever the address says', async ({ page }) => {
  await page.goto('./?print-pdf&unroll.unrolled=3');
  await page.waitForSelector('.pdf-page #unroll');
  await expect(page.locator('figure .live')).toHaveCount(0);
  await expect(page.locator('#unroll .still').getByText('119')).toBeVisible();
});

test(
  'a hundred changes back and forth leave nothing behind',
  { tag: '@full' },
  async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium counts what a page holds');
    test.setTimeout(120_000);
    await open(page, 'unroll');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const held = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      return {
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
        megabytes: of('JSHeapUsedSize') / 1e6,
        workers: page.workers().length,
      };
    };
    const visit = async (rounds: number) => {
      for (let i = 0; i < rounds; i++)
        for (const slide of [
          'two-objectives',
          'model-table',
          'unroll',
          'too-many-pixels',
          'thanks',
        ])
          await goTo(page, slide);
    };
    await visit(5);
    const before = await held();
    await visit(20);
    const after = await held();
    expect(after.workers).toBeLessThanOrEqual(before.workers);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05);
    expect(after.megabytes).toBeLessThanOrEqual(before.megabytes + 3);
  },
);
