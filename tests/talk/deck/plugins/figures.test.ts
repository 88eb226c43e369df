import type { Page } from '@playwright/test';
import { openFigure } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, shown, slideIds, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

/** The slides with figures that come alive, found by going through the talk once. */
async function liveSlides(page: Page): Promise<string[]> {
  const found = new Set<string>();
  for (const id of await slideIds(page)) {
    await goTo(page, id, -1);
    if ((await shown(page).locator('figure[data-live]').count()) > 0) found.add(id);
  }
  return [...found];
}

test('a figure is still before its slide is near, alive beside it, and idle once left', async ({
  page,
}) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  const ids = await slideIds(page);
  const live = await liveSlides(page);
  expect(live.length).toBeGreaterThan(0);

  const quiet = ids.filter((id) => !live.includes(id)).at(-1) ?? '';
  await goTo(page, quiet);
  await expect.poll(() => idleWork(page), 'work with every figure hidden').toBe(0);

  const last = live.at(-1) ?? '';
  const figure = page.locator(`section#${last} figure[data-figure]`).first();
  await page.goto('about:blank');
  await page.goto('./');
  await ready(page);
  await expect(figure).not.toHaveAttribute('data-live');
  await goTo(page, ids[ids.indexOf(last) - 1] ?? '');
  await expect(figure).toHaveAttribute('data-live');
});

test('work that goes on would be noticed', async ({ page }) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  await page.evaluate(() => {
    setInterval(() => undefined, 50);
  });
  expect(await idleWork(page)).toBeGreaterThan(1);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test(
    'slides change at once, and nothing moves of its own',
    { tag: '@full' },
    async ({ page }) => {
      await countWork(page);
      await page.goto('./');
      await ready(page);
      const { transition, backgroundTransition, autoAnimate } = await page.evaluate(() =>
        window.Reveal.getConfig(),
      );
      expect({ transition, backgroundTransition, autoAnimate }).toEqual({
        transition: 'none',
        backgroundTransition: 'none',
        autoAnimate: false,
      });
      for (const id of await slideIds(page)) {
        await goTo(page, id);
        const moving = await page.evaluate(() => document.getAnimations().length);
        expect(moving, `motions on "${id}"`).toBe(0);
        if ((await shown(page).locator('figure[data-live]').count()) === 0) continue;
        await expect.poll(() => idleWork(page), `work on "${id}"`).toBe(0);
      }
    },
  );
});

test('in print the still forms stand, whatever the address says', async ({ page }) => {
  await page.goto('./?print-pdf&unroll.unrolled=3');
  await page.waitForSelector('.pdf-page #unroll');
  await expect(page.locator('figure .live')).toHaveCount(0);
  await expect(page.locator('#unroll .still').getByText('256', { exact: true })).toBeVisible();
});

test(
  'a hundred changes back and forth leave nothing behind',
  { tag: '@full' },
  async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium counts what a page holds');
    test.setTimeout(120_000);
    await openFigure(page, 'unroll');
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
