import {
  beginDemonstration,
  endDemonstration,
  openFigure,
  stateOf,
  waitForDemonstration,
} from '../../../deck/support/figure.ts';
import { expect, test } from '../../../deck/support/test.ts';

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

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a demonstration shows its end', { tag: '@full' }, async ({ page }) => {
    await openFigure(page, 'unroll', '?unroll.unrolled:32');
    await beginDemonstration(page, 'unroll');
    await waitForDemonstration(page);
    expect(await stateOf(page, 'unroll')).toEqual({ face: 47, unrolled: 256 });
  });
});
