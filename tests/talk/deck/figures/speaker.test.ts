import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';
import { current, next, openBoth, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { counts, countWorkers } from '../../../deck/support/workers.ts';

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
  'what is computed is computed once, in the deck’s window',
  { tag: '@full' },
  async ({ page }) => {
    await countWorkers(page.context());
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
    for (const frame of speaker.frames()) expect((await counts(frame)).workers).toBe(0);
    await goTo(page, 'our-model');
    await expect(next(speaker).locator('section.present')).toHaveCount(1);
  },
);

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
