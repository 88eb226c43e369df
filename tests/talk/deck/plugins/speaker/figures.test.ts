import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, goTo, ready, test } from '../../../../deck/support/test.ts';
import {
  current,
  next,
  openBoth,
  openSecond,
  openSpeaker,
} from '../../../../deck/support/speaker-windows.ts';

const sliderOf = (where: Pick<Locator, 'getByRole'>) =>
  where.getByRole('slider', { name: 'Side of the picture' });

test('a slider moved in either window moves in the other', async ({ page }) => {
  const speaker = await openBoth(page, 'too-many-pixels/1');
  const mine = sliderOf(page.locator('section.present'));
  const theirs = sliderOf(current(speaker).locator('section.present'));
  await expect(theirs).toHaveValue('224');
  await mine.press('Home');
  await expect(theirs).toHaveValue('8');
  await theirs.press('End');
  await expect(mine).toHaveValue('256');
  await expect(page.locator('section.present .live [role="img"]')).toContainText('256 × 256');
  await current(speaker)
    .getByRole('radio', { name: /palette/ })
    .check();
  await expect(page.getByRole('radio', { name: /palette/ })).toBeChecked();
  // The arrow keys of a control turn no slide.
  await theirs.press('ArrowLeft');
  await expect(mine).toHaveValue('248');
  expect(await page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe('too-many-pixels');
});

test(
  'a slider moves in all of two speaker’s windows, whichever has moved it how often',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, 'too-many-pixels/1');
    const second = await openSecond(page, speaker);
    const mine = sliderOf(page.locator('section.present'));
    const [first, other] = [speaker, second].map((window) =>
      sliderOf(current(window).locator('section.present')),
    );
    if (!first || !other) throw new Error('There are two windows.');
    await expect(other).toHaveValue('224');
    for (let i = 0; i < 3; i++) await first.press('ArrowLeft');
    for (const slider of [mine, other]) await expect(slider).toHaveValue('200');
    await other.press('ArrowLeft');
    for (const slider of [mine, first]) await expect(slider).toHaveValue('192');
    await mine.press('Home');
    for (const slider of [first, other]) await expect(slider).toHaveValue('8');
  },
);

test(
  'a slider that is moved quickly in both windows ends at one value',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, 'too-many-pixels/1');
    const mine = sliderOf(page.locator('section.present'));
    const theirs = sliderOf(current(speaker).locator('section.present'));
    await expect(theirs).toHaveValue('224');
    const press = async (slider: Locator, key: string) => {
      for (let i = 0; i < 20; i++) await slider.press(key);
    };
    await Promise.all([press(mine, 'ArrowLeft'), press(theirs, 'ArrowRight')]);
    await expect
      .poll(async () => (await mine.inputValue()) === (await theirs.inputValue()))
      .toBe(true);
  },
);

test(
  'a picture of one’s own is mirrored, and was read in the deck’s window alone',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, 'nine-bit-palette');
    const deck = page.locator('#nine-bit-palette figure[data-live]');
    const mirrored = current(speaker).locator('#nine-bit-palette figure[data-live]');
    await expect(mirrored).toBeVisible();
    const buffer = await sharp({
      create: { width: 40, height: 40, channels: 3, background: '#00b159' },
    })
      .png()
      .toBuffer();
    await deck
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'green.png', mimeType: 'image/png', buffer });
    await expect(deck).toContainText('1 of 512 used');
    await expect(mirrored).toContainText('1 of 512 used');
  },
);

test(
  'a figure changed before the window is opened, or while it is reloaded, is shown as it is',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./#/too-many-pixels/1');
    await ready(page);
    const mine = sliderOf(page.locator('section.present'));
    await mine.press('Home');
    // The control gives the keys back to the deck.
    await mine.press('Escape');
    const speaker = await openSpeaker(page);
    const theirs = sliderOf(current(speaker).locator('section.present'));
    await expect(theirs).toHaveValue('8');
    await mine.press('ArrowRight');
    await speaker.reload();
    await expect(theirs).toHaveValue('16');
    await page.reload();
    await expect(mine).toHaveValue('16');
    await expect(theirs).toHaveValue('16');
  },
);

test(
  'what is computed is computed once, in the deck’s window',
  { tag: '@full' },
  async ({ page }) => {
    // In each window and frame: how many workers there were, and what was asked of them.
    await page.context().addInitScript(() => {
      const counts = { workers: 0, asked: 0 };
      Object.assign(window, {
        counts,
        Worker: class extends Worker {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            counts.workers += 1;
          }
          override postMessage(...message: [unknown]) {
            counts.asked += 1;
            super.postMessage(...message);
          }
        },
      });
    });
    await page.goto('./#/look-inside');
    await ready(page);
    const drawing = (where: Pick<Locator, 'locator'>) =>
      where.locator('section.present figure[data-figure="attention"] .live svg').first();
    const known = () => counts(page).then(({ asked }) => asked);
    await expect(drawing(page.locator('body'))).toBeVisible();
    // The model is asked for, and when it is there, what the figure shows.
    await expect.poll(known).toBeGreaterThan(1);
    await settled(page);
    const before = await counts(page);

    const speaker = await openSpeaker(page);
    await expect(drawing(current(speaker).locator('body'))).toBeVisible();
    await expect(current(speaker).locator('section.present .figure-fault')).toHaveCount(0);
    expect(await counts(page)).toEqual(before);

    // Another pixel is asked for in the speaker's window: the deck computes it, once.
    const picked = current(speaker)
      .locator(
        'section.present figure .live [role="slider"], section.present figure .live input[type="range"]',
      )
      .first();
    await picked.press('ArrowRight');
    await expect.poll(known).toBeGreaterThan(before.asked);
    await settled(page);
    await expect
      .poll(
        async () =>
          (await markup(drawing(current(speaker).locator('body')))) ===
          (await markup(drawing(page.locator('body')))),
      )
      .toBe(true);
    for (const frame of speaker.frames())
      expect(await frame.evaluate(() => (window as unknown as Counted).counts.workers)).toBe(0);
    await goTo(page, 'our-model');
    await expect(next(speaker).locator('section.present')).toHaveCount(1);
  },
);

interface Counted {
  readonly counts: { readonly workers: number; readonly asked: number };
}

function counts(page: Page): Promise<Counted['counts']> {
  return page.evaluate(() => ({ ...(window as unknown as Counted).counts }));
}

/** Waits until nothing more is asked of workers. */
async function settled(page: Page): Promise<void> {
  let last = -1;
  await expect
    .poll(
      async () => {
        const { asked } = await counts(page);
        const rests = asked === last;
        last = asked;
        return rests;
      },
      { intervals: [500] },
    )
    .toBe(true);
}

function markup(drawing: Locator): Promise<string> {
  return drawing.evaluate((element) =>
    element.innerHTML.replaceAll(/id="[^"]*"|url\([^)]*\)/g, ''),
  );
}

test(
  'a preview loads the deck and its slide, and little more',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./#/architecture/1');
    await ready(page);
    const asked: string[] = [];
    page.context().on('request', (request) => {
      if (request.frame().parentFrame()) asked.push(new URL(request.url()).pathname);
    });
    const speaker = await openSpeaker(page);
    await expect(current(speaker).locator('section.present .katex-html').first()).toBeVisible();
    await expect(next(speaker).locator('section.present svg').first()).toBeVisible();
    for (const frame of speaker.frames())
      await frame.evaluate(() => document.fonts.ready.then(() => true));
    const files = [
      ...new Set(
        asked.map(
          (path) =>
            path
              .split('/')
              .at(-1)
              ?.replace(/-[\w-]{8}\./, '.') ?? '',
        ),
      ),
    ];
    for (const file of files)
      expect(file).not.toMatch(/\.(igpt|bin|wasm)$|^(dialog|finder|menu|deck|worker)/);
    expect(files.length).toBeLessThan(40);
  },
);
