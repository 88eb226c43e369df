import type { Page } from '@playwright/test';
import { heldOut, shippedModel } from '../../../../../scripts/data/shipped.ts';
import { withoutHeads } from '../../../../../src/igpt/heads-off.ts';
import { plain } from '../../../../../src/igpt/kernel/kernel.ts';
import { complete } from '../../../../../src/igpt/sampler.ts';
import { codeOf } from '../../../../../src/kit/draw/hex.ts';
import type { Snapshot } from '../../../../../src/figures/sampler/snapshot.ts';
import { openFigure, resultOf, slideOf } from '../../../../deck/support/figure.ts';
import { expect, goTo, shown, test } from '../../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../../deck/support/work.ts';

const SLIDE = slideOf('sampler');

const button = (page: Page, name: string) => shown(page).getByRole('button', { name, exact: true });
const snapshot = (page: Page): Promise<Snapshot> => resultOf(page, SLIDE);
const phase = async (page: Page): Promise<string> => (await snapshot(page)).phase;
const drawnPixels = async (page: Page): Promise<number> =>
  ((await snapshot(page)).pictures[0]?.length ?? 0) / 2;

test('on the first arrival it draws by itself, and on the next one it does not', async ({
  page,
}) => {
  await openFigure(page, 'sampler');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect.poll(() => drawnPixels(page)).toBeGreaterThan(8 * 16);
  await button(page, 'All at once').click();
  await expect.poll(() => phase(page)).toBe('done');
  await goTo(page, 'our-model');
  await goTo(page, SLIDE);
  await expect(button(page, 'Draw')).toBeVisible();
  expect(await phase(page)).toBe('done');
});

test(
  'a drawing stops when its slide is left, and goes on when it is pressed again',
  { tag: '@full' },
  async ({ page }) => {
    const model = await shippedModel('faces', plain);
    const [face = []] = heldOut('faces');
    const samples = Array.from({ length: 8 }, (_, i) => ({
      prefix: face.slice(0, 128),
      seed: 1 + i,
    }));
    await countWork(page);
    await openFigure(page, 'sampler');
    await expect.poll(() => drawnPixels(page)).toBeGreaterThan(130);
    await goTo(page, 'our-model');
    await expect.poll(() => idleWork(page)).toBe(0);
    const left = await snapshot(page);
    await goTo(page, SLIDE);
    expect((await snapshot(page)).pictures).toEqual(left.pictures);
    await button(page, 'Go on').click();
    await button(page, 'All at once').click();
    await expect.poll(() => phase(page)).toBe('done');
    expect((await snapshot(page)).pictures).toEqual(complete(model, samples).map(codeOf));
  },
);

test('who does something before it draws is not disturbed', async ({ page }) => {
  await page.route('**/weights*.bin', async (route) => {
    await page.waitForFunction(() => 'pressed' in window);
    await route.continue();
  });
  await openFigure(page, 'sampler');
  await shown(page).getByRole('button', { name: 'Next First seed' }).click();
  await page.evaluate(() => Object.assign(window, { pressed: true }));
  await expect.poll(async () => (await snapshot(page)).choices !== null).toBe(true);
  expect(await phase(page)).toBe('ready');
});

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing is drawn before a press', async ({ page }) => {
    await countWork(page);
    await openFigure(page, 'sampler');
    // What is given has been read.
    await expect.poll(() => idleWork(page)).toBe(0);
    expect(await phase(page)).toBe('recorded');
    expect(await drawnPixels(page)).toBe(256);
  });

  test('what the still form shows stands where it does in the live figure', async ({ page }) => {
    const figure = await openFigure(page, 'sampler');
    /** Left and top, or the baseline's, of what both forms have, on the slide. */
    const places = (selectors: readonly string[]): Promise<number[][]> =>
      figure.evaluate(
        (element, selectors) =>
          selectors.map((selector) => {
            const found = [...element.querySelectorAll(selector)].find((one) =>
              one.checkVisibility(),
            );
            const { left, top } = found?.getBoundingClientRect() ?? new DOMRect(NaN, NaN);
            return [left, top];
          }),
        selectors,
      );
    const live = await places([
      '.completions label:nth-of-type(1) svg',
      '.completions label:nth-of-type(8) svg',
      '.original svg',
      '.bars button:nth-child(1) svg',
      '.bars button:nth-child(8) svg',
    ]);
    await figure.evaluate((element) => element.removeAttribute('data-live'));
    const still = await places([
      '.still image:nth-of-type(1)',
      '.still g:nth-of-type(8) image',
      '.still g:nth-of-type(11) image',
      '.still g:nth-of-type(12) path:nth-of-type(2)',
      '.still g:nth-of-type(19) path:nth-of-type(2)',
    ]);
    for (const [i, place] of live.entries())
      for (const [axis, value] of place.entries())
        expect(Math.abs((still[i]?.[axis] ?? NaN) - value), `${i}`).toBeLessThanOrEqual(3);
  });
});

test(
  'colours keep their bars from pixel to pixel, and none below 0.1 per cent has one',
  { tag: '@full' },
  async ({ page }) => {
    await openFigure(page, 'sampler', `?${SLIDE}.rows=13`);
    await expect.poll(() => phase(page)).toBe('done');
    /** The visible bars by their places: a colour and its share. */
    const bars = async (): Promise<Map<string, { place: number; share: number }>> => {
      const names = await shown(page)
        .locator('.bars button:not(:last-child)')
        .evaluateAll((buttons) =>
          buttons.map((bar) =>
            bar.checkVisibility({ visibilityProperty: true }) ? (bar.ariaLabel ?? '') : '',
          ),
        );
      return new Map(
        names.flatMap((name, place) => {
          const [, color = '', share] = /(#.{6}), ([\d.]+) per cent/.exec(name) ?? [];
          return color ? [[color, { place, share: Number(share) }]] : [];
        }),
      );
    };
    await button(page, 'One pixel').click();
    await expect.poll(() => drawnPixels(page)).toBe(13 * 16);
    let kept = 0;
    let before = await bars();
    for (let pixel = 1; pixel <= 24; pixel += 1) {
      await button(page, 'One pixel').click();
      await expect.poll(async () => (await snapshot(page)).pixel).toBe(13 * 16 + pixel);
      await expect(shown(page).locator('.header')).toContainText(`column ${(pixel % 16) + 1}`);
      const now = await bars();
      for (const [color, { place, share }] of now) {
        expect(share).toBeGreaterThanOrEqual(0.1);
        const former = before.get(color);
        if (former === undefined) continue;
        expect(place, color).toBe(former.place);
        kept += 1;
      }
      before = now;
    }
    expect(kept).toBeGreaterThan(10);
  },
);

test(
  'a link draws the eight pictures without a head, and says so',
  { tag: '@full' },
  async ({ page }) => {
    const model = withoutHeads(await shippedModel('faces'), [{ layer: 0, head: 2 }]);
    const [face = []] = heldOut('faces');
    const samples = Array.from({ length: 8 }, (_, i) => ({
      prefix: face.slice(0, 5 * 16),
      seed: 1 + i,
    }));
    await openFigure(page, 'sampler', `?${SLIDE}.rows:5&${SLIDE}.off:[[1,3]]`);
    await expect.poll(() => phase(page)).toBe('done');
    expect((await snapshot(page)).pictures).toEqual(complete(model, samples).map(codeOf));
    await expect(shown(page).getByText('without head 3 of layer 1')).toBeVisible();
  },
);
