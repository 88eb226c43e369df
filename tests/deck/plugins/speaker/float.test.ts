/** The speaker's page in small, in Chromium's window that stays above all others. */
import type { FrameLocator, Page } from '@playwright/test';
import { expect, ready, slideIds, stepped, test } from '../../support/squares.ts';
import { agree, openBoth, openSpeaker, standing } from '../../support/speaker-windows.ts';

const toggle = (speaker: Page) => speaker.getByRole('button', { name: 'Float' });
const small = (floating: Page): FrameLocator =>
  floating.frameLocator('iframe[title="Speaker view"]');

/** Return where the deck stands in the preview of the next step. */
const nextStep = (floating: Page) =>
  small(floating)
    .frameLocator('iframe[title="Next step"]')
    .locator('body')
    .evaluate(() => ({
      id: window.Reveal.getCurrentSlide().id,
      step: window.Reveal.getIndices().f ?? -1,
    }));

/** Opens the floating window and waits until it shows the deck's place. */
async function float(speaker: Page): Promise<Page> {
  const opened = speaker.context().waitForEvent('page');
  await toggle(speaker).click();
  const floating = await opened;
  await expect(small(floating).locator('.speaker-words')).not.toBeEmpty();
  await expect(toggle(speaker)).toHaveAttribute('aria-pressed', 'true');
  return floating;
}

test('the floating window has notes, clock and next step, and each key in it counts once', async ({
  page,
}) => {
  const speaker = await openBoth(page, stepped);
  const floating = await float(speaker);
  await expect(small(floating).locator('.speaker-part[data-when="now"]').first()).toContainText(
    'Here is one square',
  );
  await expect(small(floating).locator('.speaker-time')).toContainText('0:00');
  await expect.poll(() => nextStep(floating)).toEqual({ id: stepped, step: 0 });
  // Of the deck it loads what it shows, and no more.
  await expect(small(floating).locator('iframe')).toHaveCount(1);
  for (const [i, window] of [floating, speaker, floating].entries()) {
    await window.keyboard.press('ArrowRight');
    await agree(page, speaker);
    expect(await standing(page)).toEqual({ id: stepped, step: i });
  }
  await expect.poll(() => nextStep(floating)).toEqual({ id: stepped, step: 3 });
  await small(floating).getByRole('button', { name: 'Back' }).click();
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 1 });
  await floating.keyboard.press('t');
  await expect(speaker.getByRole('button', { name: 'Pause' })).toBeVisible();
  await floating.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => window.Reveal.isOverview())).toBe(true);
  await floating.keyboard.press('Escape');
  await agree(page, speaker);
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
});

test(
  'in the floating window a slide is found by its number, and the list goes again',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const floating = await float(speaker);
    const list = small(floating).locator('.speaker-list');
    await expect(list).toHaveCSS('opacity', '0');
    await floating.keyboard.press('g');
    await expect(list).toHaveCSS('opacity', '1');
    await floating.keyboard.type('12');
    await floating.keyboard.press('Enter');
    const twelfth = (await slideIds(page))[11] ?? '';
    await expect.poll(() => standing(page).then(({ id }) => id)).toBe(twelfth);
    await expect(list).toHaveCSS('opacity', '0');
  },
);

test(
  'the floating window stays over a reload of the deck and a change of its colours',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const floating = await float(speaker);
    await page.reload();
    await ready(page);
    await agree(page, speaker);
    await floating.keyboard.press('ArrowRight');
    await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
    await expect.poll(() => nextStep(floating)).toEqual({ id: stepped, step: 1 });
    await page.emulateMedia({ colorScheme: 'dark' });
    const preview = small(floating).frameLocator('iframe[title="Next step"]').locator('html');
    await expect(preview).toHaveAttribute('data-theme', 'dark');
  },
);

test(
  'closed from either window, or by a reload of the speaker’s, it gives the button back',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const closed = () => expect(toggle(speaker)).toHaveAttribute('aria-pressed', 'false');
    const first = await float(speaker);
    await toggle(speaker).click();
    await closed();
    expect(first.isClosed()).toBe(true);
    const second = await float(speaker);
    await second.close();
    await closed();
    const third = await float(speaker);
    await speaker.reload();
    await agree(page, speaker);
    await closed();
    expect(third.isClosed()).toBe(true);
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
  },
);

test(
  'where the browser has no floating window or refuses it, the speaker’s stays as it is',
  { tag: '@full' },
  async ({ page }) => {
    await page.context().addInitScript(() => {
      Reflect.deleteProperty(window, 'documentPictureInPicture');
    });
    const speaker = await openBoth(page, stepped);
    await expect(toggle(speaker)).toHaveCount(0);
    await speaker.close();
    await page.context().addInitScript(() => {
      const requestWindow = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
      Object.assign(window, { documentPictureInPicture: { window: null, requestWindow } });
    });
    const second = await openSpeaker(page);
    await toggle(second).click();
    await expect(second.getByText('The browser did not allow a floating window.')).toBeVisible();
    await expect(toggle(second)).toHaveAttribute('aria-pressed', 'false');
  },
);
