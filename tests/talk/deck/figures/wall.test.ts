import type { Page } from '@playwright/test';
import { openPrintView } from '../../../../scripts/print-view.ts';
import { shippedModel } from '../../../../scripts/data/shipped.ts';
import type { Request } from '../../../../src/igpt/service/messages.ts';
import faces from '../../../../assets/model/faces/palette.json' with { type: 'json' };
import { complete, type Sample } from '../../../../src/igpt/sampler.ts';
import { GIANT } from '../../../../src/figures/wall/faces.ts';
import { current, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../deck/support/work.ts';

declare global {
  interface Window {
    /** What the page has asked of its workers. */
    asked: Request[];
  }
}

/** Keeps what is asked of workers; to be called before the page is opened. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.asked = [];
    window.Worker = class extends Worker {
      override postMessage(message: Request): void {
        window.asked.push(message);
        super.postMessage(message);
      }
    };
  });
}

/** The pictures that the page began to draw. */
async function sampled(page: Page): Promise<readonly Sample[][]> {
  return page.evaluate(() =>
    window.asked.flatMap((request) => (request.kind === 'sample' ? [[...request.samples]] : [])),
  );
}

const wall = (page: Page) => page.locator('#title .wall-live');

/** Has the model loaded because another figure needs it. */
async function loadModel(page: Page): Promise<void> {
  await goTo(page, 'surprise');
  await page.getByRole('button', { name: 'Next Face' }).click();
  const reading = page.getByRole('slider', { name: 'Pixel of the face' });
  await expect(reading).toHaveAttribute('aria-valuetext', /nats/, { timeout: 60_000 });
}

/** The colours of the giant face as it is seen, row after row; undefined where it is transparent. */
function giantColors(page: Page): Promise<(string | undefined)[]> {
  return wall(page)
    .locator('canvas')
    .evaluate((canvas, { column, row, faces: scale }) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = new OffscreenCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      });
      context?.drawImage(canvas as HTMLCanvasElement, 0, 0);
      return Array.from({ length: 256 }, (_, i) => {
        const [x, y] = [column * 16 + (i % 16) * scale, row * 16 + Math.floor(i / 16) * scale];
        const [r = 0, g = 0, b = 0, a] = context?.getImageData(x, y, 1, 1).data ?? [];
        const hex = ((r << 16) | (g << 8) | b).toString(16).padStart(6, '0');
        return a === 255 ? `#${hex}` : undefined;
      });
    }, GIANT);
}

test('the wall grows on the first slide, can be paused, and stops when the slide is left', async ({
  page,
}) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  const holes = page.locator('#title .wall-live path.hole');
  const button = page.locator('#title .wall-live button');
  await expect(button).toHaveText('Pause');
  const before = await holes.getAttribute('d');
  await expect(holes).not.toHaveAttribute('d', before ?? '');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Go on');
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Pause');
  await goTo(page, 'too-many-pixels');
  await expect.poll(() => idleWork(page)).toBe(0);
});

test(
  'while nobody begins the wall is drawn on, and the wall of the last slide is drawn once',
  { tag: '@full' },
  async ({ page }) => {
    await countWork(page);
    await page.goto('./');
    await ready(page);
    const [holes, asked] = ['hole', 'red'].map((name) => wall(page).locator(`path.${name}`));
    if (!holes || !asked) throw new Error('The wall has no cells.');
    // The first round takes eight seconds, and the wall rests for five.
    await expect(asked).toHaveCount(0, { timeout: 30_000 });
    await expect(holes).toHaveCount(0);
    await expect(wall(page).getByRole('button')).toHaveText('Pause');
    await expect(asked).toHaveCount(1);
    await wall(page).getByRole('button').press('Enter');
    await expect(wall(page).getByRole('button')).toHaveText('Go on');
    await expect.poll(() => idleWork(page)).toBe(0);

    await goTo(page, 'thanks');
    const button = page.locator('#thanks .wall-live button');
    await expect(button).toHaveText('Again', { timeout: 30_000 });
    await expect(page.locator('#thanks .when-finished')).toBeVisible();
    await expect.poll(() => idleWork(page)).toBe(0);
  },
);

test(
  'in the article the wall rests where it is out of sight',
  { tag: '@full' },
  async ({ page }) => {
    await countWork(page);
    await page.goto('./?view=read');
    await ready(page);
    await expect(wall(page).getByRole('button')).toHaveText('Pause');
    await page.locator('#question').evaluate((slide) => slide.scrollIntoView({ block: 'start' }));
    await expect(wall(page).getByRole('button')).toHaveText('Go on');
    await expect.poll(() => idleWork(page)).toBe(0);
  },
);

test(
  'the wall is drawn anew once the model is there for another figure, not before',
  { tag: '@full' },
  async ({ page }) => {
    await listen(page);
    await page.goto('./');
    await ready(page);
    await expect(wall(page).getByRole('button')).toHaveText('Pause');
    expect(await page.evaluate(() => window.asked)).toEqual([]);

    await loadModel(page);
    await goTo(page, 'title');
    await expect.poll(async () => (await sampled(page)).length).toBe(1);
    // The giant face comes last; from now on the drawing goes on from pixel to pixel.
    const sample = (await sampled(page))[0]?.at(-1);
    if (!sample) throw new Error('Nothing was sampled.');
    const [tokens = []] = complete(await shippedModel('faces'), [sample]);
    // The round is over when no pixel is asked for; some seconds later the next one begins.
    await expect(wall(page).locator('path.red')).toHaveCount(0, { timeout: 90_000 });
    const colors = await giantColors(page);
    const seen = colors.flatMap((color, i) => (color === undefined ? [] : [[i, color]]));
    expect(seen.length).toBeGreaterThan(128);
    expect(seen).toEqual(seen.map(([i]) => [i, faces.colors[tokens[Number(i)] ?? -1]]));
  },
);

test(
  'a wall that is being drawn anew stops with its slide, and a preview draws none',
  { tag: '@full' },
  async ({ page }) => {
    await countWork(page);
    await page.goto('./');
    await ready(page);
    await loadModel(page);
    await goTo(page, 'title');
    await expect(wall(page)).toBeVisible();
    await goTo(page, 'too-many-pixels');
    await expect.poll(() => idleWork(page)).toBe(0);

    await goTo(page, 'title');
    const speaker = await openSpeaker(page);
    const preview = current(speaker).locator('#title');
    await expect(preview.locator('svg').first()).toBeVisible();
    await expect(preview.locator('.wall-live')).toHaveCount(0);
  },
);

test('on paper the wall stays as it was drawn', async ({ page, baseURL }) => {
  await listen(page);
  await openPrintView(page, baseURL ?? '');
  await expect(page.locator('#title figure svg').first()).toBeVisible();
  await expect(page.locator('.wall-live')).toHaveCount(0);
  expect(await page.evaluate(() => window.asked)).toEqual([]);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test(
    'the wall stays as it was drawn, the model loaded or not',
    { tag: '@full' },
    async ({ page }) => {
      await listen(page);
      await page.goto('./');
      await ready(page);
      await expect(page.locator('#title figure[data-live]')).toBeVisible();
      await expect(wall(page)).toHaveCount(0);
      await loadModel(page);
      await goTo(page, 'title');
      await expect(wall(page)).toHaveCount(0);
      expect(await sampled(page)).toEqual([]);
    },
  );
});
