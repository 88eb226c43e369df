import type { Page } from '@playwright/test';
import { axeOn, openArticle, violations } from '../../support/axe.ts';
import {
  bar,
  beginByKey,
  cameTo,
  caption,
  oneVoice,
  status,
  stubVoice,
} from '../../support/listening.ts';
import { expect, ready, test } from '../../support/squares.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function openDeck(page: Page, slide = '', query = ''): Promise<void> {
  await page.goto(`./${query}#/${slide}`);
  await ready(page);
}

const button = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });

test('the button on the title slide begins the talk, and nothing moves for it', async ({
  page,
}) => {
  await stubVoice(page, { voices: oneVoice });
  await openDeck(page);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.present > *, .chrome-head button')].map((element) => {
        const { x, y } = element.getBoundingClientRect();
        return [x, y];
      }),
    );
  const before = await places();
  const listen = page.getByRole('button', { name: 'Listen' });
  await listen.waitFor();
  expect(await places()).toEqual(before);
  await listen.click();
  await expect(caption(page)).toHaveText('Welcome.');
  await expect(button(page, 'Pause')).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.said[0]?.text)).toBe('Welcome.');
});

test('keys and buttons go a sentence or a slide on and back', async ({ page }) => {
  await stubVoice(page);
  await openDeck(page, 'question', '?listen');
  await bar(page).waitFor();
  await expect(status(page)).toHaveText('Press play');
  const [first, second] = ['Here is the question.', /^A square of tiles has/];
  await expect(caption(page)).toHaveText(first);
  await page.keyboard.press(']');
  await expect(caption(page)).toHaveText(second);
  await page.keyboard.press('[');
  await expect(caption(page)).toHaveText(first);
  await page.keyboard.press('}');
  await expect(caption(page)).toHaveText('Here is one square of six by six tiles.');
  expect(await page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe('stepped');
  await page.keyboard.press('{');
  await expect(caption(page)).toHaveText(first);
  await button(page, 'Sentence on').click();
  await expect(caption(page)).toHaveText(second);
  await button(page, 'Sentence back').click();
  await expect(caption(page)).toHaveText(first);
  await button(page, 'Slide on').click();
  await expect(caption(page)).toHaveText('Here is one square of six by six tiles.');
  await button(page, 'Slide back').click();
  await expect(caption(page)).toHaveText(first);
});

test(
  'the address keeps slide and sentence, until the bar is closed',
  { tag: '@full' },
  async ({ page }) => {
    await stubVoice(page);
    await openDeck(page, 'stepped', '?listen=2');
    await expect(caption(page)).toHaveText(/^First, a row/);
    await page.keyboard.press(']');
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).toMatch(/\?listen=4#\/stepped\/2$/);
    await page.reload();
    await ready(page);
    await expect(caption(page)).toHaveText(/^That is the width/);
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect.poll(() => page.url()).toMatch(/^[^?]*#\/stepped\/2$/);
  },
);

test('speed and captions change by keys and stay for the next visit', async ({ page }) => {
  await stubVoice(page, { voices: oneVoice });
  await openDeck(page, 'question');
  await beginByKey(page);
  for (const key of ['>', '>', '>', '>', '<']) await page.keyboard.press(key);
  await expect.poll(() => page.evaluate(() => window.said.at(-1)?.rate)).toBe(1.5);
  await page.keyboard.press('c');
  await expect(caption(page)).toBeHidden();
  await expect(button(page, 'Captions')).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await ready(page);
  await bar(page).waitFor();
  await expect(caption(page)).toBeHidden();
  await page.keyboard.press('v');
  await expect(bar(page).getByLabel('Speed', { exact: true })).toHaveValue('1.5');
});

test('a voice that sends the text away speaks only when it is chosen, and the chooser says so', async ({
  page,
}) => {
  await stubVoice(page, { voices: { Cloud: false, Ada: true, Bob: true } });
  await openDeck(page, 'question');
  await beginByKey(page);
  const voice = () => page.evaluate(() => window.said.at(-1)?.voice);
  await expect.poll(voice).toBe('Ada');
  await page.keyboard.press('v');
  const choice = bar(page).getByLabel('Voice', { exact: true });
  await expect(choice).toBeFocused();
  await expect(choice).toHaveAccessibleDescription(/sends each sentence to its maker/);
  await choice.selectOption('Cloud (en-GB)');
  await expect.poll(voice).toBe('Cloud');
  await choice.selectOption('Bob (en-GB)');
  await expect.poll(voice).toBe('Bob');

  await choice.selectOption('Cloud (en-GB)');
  await page.reload();
  await ready(page);
  await bar(page).waitFor();
  await page.keyboard.press('l');
  await expect.poll(voice).toBe('Ada');
});

test(
  'where all voices send the text away, nobody speaks unasked',
  { tag: '@full' },
  async ({ page }) => {
    await stubVoice(page, { voices: { Cloud: false } });
    await openDeck(page, 'question');
    await beginByKey(page);
    await expect(status(page)).toHaveText('No voice');
    await page.evaluate(() => window.hurry());
    await cameTo(page, 'stepped');
    expect(await page.evaluate(() => window.said)).toEqual([]);
  },
);

test('the slide gives way to the band, and has its place again afterwards', async ({ page }) => {
  await stubVoice(page);
  await openDeck(page, 'stepped');
  const bottom = () =>
    page.evaluate(() => document.querySelector('.present')?.getBoundingClientRect().bottom);
  const before = await bottom();
  await beginByKey(page);
  const band = await bar(page).boundingBox();
  await expect.poll(bottom).toBeLessThanOrEqual(band?.y ?? 0);
  await page.keyboard.press('Escape');
  await expect.poll(bottom).toBe(before);
});

test('a screen reader is not read to twice, unless it is asked for', async ({ page }) => {
  await stubVoice(page);
  await openDeck(page, 'question');
  await beginByKey(page);
  await expect(caption(page)).toHaveAttribute('aria-live', 'off');
  await expect(page.locator('.aria-status')).toHaveAttribute('aria-live', 'off');
  await page.keyboard.press('v');
  await bar(page).getByLabel('Screen readers read them too').check();
  await expect(caption(page)).toHaveAttribute('aria-live', 'polite');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('.aria-status')).toHaveAttribute('aria-live', 'polite');
});

for (const [scheme, tag] of [
  ['light', ''],
  ['dark', ' @full'],
] as const)
  test(`axe finds nothing wrong with the bar and its choices, ${scheme}${tag}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await stubVoice(page, { voices: { Ada: true, Cloud: false } });
    await openDeck(page);
    await page.getByRole('button', { name: 'Listen' }).waitFor();
    expect(await violations(axeOn(page).include('.present'))).toEqual([]);
    await beginByKey(page);
    await page.keyboard.press('v');
    expect(await violations(axeOn(page).include('.listen'))).toEqual([]);
  });

test.describe('in the article', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('its bar begins the talk, which turns to each slide; a scroll takes over', async ({
    page,
  }) => {
    await stubVoice(page, { voices: oneVoice, pace: 25 });
    await openArticle(page);
    await page.getByRole('button', { name: 'Listen' }).click();
    await expect(caption(page)).toHaveText('Welcome.');
    await page.evaluate(() => window.hurry());
    // Asked within the page, since the hurried talk is soon at another slide.
    await page.waitForFunction(() => {
      const slide = window.Reveal.getCurrentSlide();
      const { top } = slide.getBoundingClientRect();
      return slide.id === 'square' && top >= 0 && top < innerHeight / 2;
    });
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, 200);
    await expect(status(page)).toHaveText('Paused');
    expect(await violations(axeOn(page).include('.listen').include('.reading-head'))).toEqual([]);
  });
});
