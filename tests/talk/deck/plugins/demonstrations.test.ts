import {
  beginDemonstration,
  endDemonstration,
  openFigure,
  stateOf,
  waitForDemonstration,
} from '../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

test(
  'a demonstration begins anew each time, ends within a frame, and leaves the figure to a person',
  { tag: '@full' },
  async ({ page }) => {
    const live = (await openFigure(page, 'unroll', '?unroll.face:9')).locator('.live');
    const strip = page.getByRole('slider', { name: 'Pixels in the strip' });
    await beginDemonstration(page, 'unroll');
    await expect(strip).not.toHaveValue('256');
    expect(await stateOf(page, 'unroll')).toMatchObject({ face: 47 });
    expect(await endDemonstration(page)).toBeLessThanOrEqual(1);
    await expect(live.getByRole('button', { name: 'Unroll' })).toBeVisible();
    expect(await live.locator('.flying').count()).toBe(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);

    await strip.press('End');
    await expect(strip).toHaveValue('256');
    await beginDemonstration(page, 'unroll');
    await expect(strip).not.toHaveValue('256');
    await waitForDemonstration(page);
    expect(await stateOf(page, 'unroll')).toEqual({ face: 47, unrolled: 256 });
  },
);

test('it waits until its slide is shown, and ends when that is left', async ({ page }) => {
  await countWork(page);
  await openFigure(page, 'unroll');
  await goTo(page, 'too-many-pixels');
  await beginDemonstration(page, 'unroll');
  await goTo(page, 'unroll');
  const strip = page.getByRole('slider', { name: 'Pixels in the strip' });
  await expect(strip).not.toHaveValue('256');
  await goTo(page, 'too-many-pixels');
  await waitForDemonstration(page);
  await expect.poll(() => idleWork(page)).toBe(0);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a demonstration shows its end', async ({ page }) => {
    await openFigure(page, 'unroll', '?unroll.unrolled:32');
    await beginDemonstration(page, 'unroll');
    await waitForDemonstration(page);
    expect(await stateOf(page, 'unroll')).toEqual({ face: 47, unrolled: 256 });
  });
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
