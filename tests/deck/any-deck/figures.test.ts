import type { Page } from '@playwright/test';
import { beginDemonstration, endDemonstration, stateOf } from '../support/figure.ts';
import { figuresAreLive } from '../support/narrow.ts';
import { expect, goTo, ready, shown, slideIds, test } from '../support/test.ts';
import { countWork, idleWork } from '../support/work.ts';

/** The slides with figures that come alive, found by going through the talk once. */
async function liveSlides(page: Page): Promise<string[]> {
  const found = new Set<string>();
  for (const id of await slideIds(page)) {
    await goTo(page, id, -1);
    if ((await shown(page).locator('figure[data-live]').count()) > 0) found.add(id);
  }
  return [...found];
}

test('no figure works once its slide is left', async ({ page }) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  const ids = await slideIds(page);
  const live = await liveSlides(page);
  const quiet = ids.filter((id) => !live.includes(id)).at(-1) ?? '';
  await goTo(page, quiet);
  await expect.poll(() => idleWork(page), 'work with every figure hidden').toBe(0);
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

test(
  'every demonstration ends within a frame, and then begins as it did the first time',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./');
    await ready(page);
    const slides = await page.evaluate(() =>
      window.Reveal.getSlides()
        .filter((slide) => slide.querySelector('figure[data-figure]'))
        .map(({ id }) => id),
    );
    const begun = new Map<string, unknown>();
    for (const turn of [1, 2])
      for (const id of slides) {
        await goTo(page, id, -1);
        await figuresAreLive(page, id);
        await beginDemonstration(page, id);
        await page.evaluate(
          () =>
            new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        expect.soft(await endDemonstration(page), id).toBeLessThanOrEqual(1);
        const state = await stateOf(page, id);
        if (turn === 1) begun.set(id, state ?? null);
        else expect.soft(state ?? null, id).toEqual(begun.get(id));
      }
    await expect(page.locator('.figure-fault')).toHaveCount(0);
  },
);

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
    expect(charts).toBe(await page.locator('figure:has(.mark)').count());
  },
);

test('the browser loads no drawing library', async ({ page, request }) => {
  await page.goto('./');
  const notices = await (await request.get('./third-party-notices.txt')).text();
  expect(notices).toContain('reveal.js');
  expect(notices).not.toMatch(/\bd3-/);
});
