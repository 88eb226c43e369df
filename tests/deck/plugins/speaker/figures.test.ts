import type { Locator } from '@playwright/test';
import { expect, ready, test } from '../../support/squares.ts';
import { counts, countWorkers } from '../../support/workers.ts';
import { current, next, openBoth, openSecond, openSpeaker } from '../../support/speaker-windows.ts';

const sliderOf = (where: Pick<Locator, 'getByRole'>) =>
  where.getByRole('slider', { name: 'Width' });

test('a slider moved in either window moves in the other', async ({ page }) => {
  const speaker = await openBoth(page, 'square');
  const mine = sliderOf(page.locator('section.present'));
  const theirs = sliderOf(current(speaker).locator('section.present'));
  await expect(theirs).toHaveValue('9');
  await mine.press('Home');
  await expect(theirs).toHaveValue('1');
  await theirs.press('End');
  await expect(mine).toHaveValue('16');
  await expect(page.locator('section.present .live [role="img"]')).toContainText('16 × 16');
  await current(speaker).getByRole('radio', { name: 'Red' }).check();
  await expect(page.getByRole('radio', { name: 'Red' })).toBeChecked();
  // The arrow keys of a control turn no slide.
  await theirs.press('ArrowLeft');
  await expect(mine).toHaveValue('15');
  expect(await page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe('square');
});

test(
  'a slider moves in all of two speaker’s windows, whichever has moved it how often',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, 'square');
    const second = await openSecond(page, speaker);
    const mine = sliderOf(page.locator('section.present'));
    const [first, other] = [speaker, second].map((window) =>
      sliderOf(current(window).locator('section.present')),
    );
    if (!first || !other) throw new Error('There are two windows.');
    await expect(other).toHaveValue('9');
    for (let i = 0; i < 3; i++) await first.press('ArrowLeft');
    for (const slider of [mine, other]) await expect(slider).toHaveValue('6');
    await other.press('ArrowLeft');
    for (const slider of [mine, first]) await expect(slider).toHaveValue('5');
    await mine.press('Home');
    for (const slider of [first, other]) await expect(slider).toHaveValue('1');
  },
);

test(
  'a slider that is moved quickly in both windows ends at one value',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, 'square');
    const mine = sliderOf(page.locator('section.present'));
    const theirs = sliderOf(current(speaker).locator('section.present'));
    await expect(theirs).toHaveValue('9');
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
  'a figure changed before the window is opened, or while it is reloaded, is shown as it is',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./#/square');
    await ready(page);
    const mine = sliderOf(page.locator('section.present'));
    await mine.press('Home');
    // The control gives the keys back to the deck.
    await mine.press('Escape');
    const speaker = await openSpeaker(page);
    const theirs = sliderOf(current(speaker).locator('section.present'));
    await expect(theirs).toHaveValue('1');
    await mine.press('ArrowRight');
    await speaker.reload();
    await expect(theirs).toHaveValue('2');
    await page.reload();
    await expect(mine).toHaveValue('2');
    await expect(theirs).toHaveValue('2');
  },
);

test(
  'what is computed is computed once, in the deck’s window',
  { tag: '@full' },
  async ({ page }) => {
    await countWorkers(page.context());
    await page.goto('./#/primes');
    await ready(page);
    const found = (where: Pick<Locator, 'locator'>) =>
      where.locator('section.present figure[data-figure="primes"] .live svg');
    await expect(found(page.locator('body'))).toContainText('10 primes up to 30');
    expect(await counts(page)).toEqual({ workers: 1, asked: 1 });

    const speaker = await openSpeaker(page);
    await expect(found(current(speaker).locator('body'))).toContainText('10 primes up to 30');
    expect(await counts(page)).toEqual({ workers: 1, asked: 1 });

    // Another number is chosen in the speaker's window: the deck computes it, once.
    await current(speaker)
      .locator('section.present')
      .getByRole('slider', { name: 'Up to' })
      .press('ArrowRight');
    for (const window of [page.locator('body'), current(speaker).locator('body')])
      await expect(found(window)).toContainText('12 primes up to 40');
    expect(await counts(page)).toEqual({ workers: 1, asked: 2 });
    for (const frame of speaker.frames()) expect((await counts(frame)).workers).toBe(0);
  },
);

test(
  'a preview loads the deck and its slide, and little more',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./#/stepped/1');
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
      expect(file).not.toMatch(/\.(bin|wasm)$|^(dialog|finder|menu|deck|worker)/);
    expect(files.length).toBeLessThan(40);
  },
);
