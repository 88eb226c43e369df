import type { Page } from '@playwright/test';
import { bar, beginByKey, caption, oneVoice, status, stubVoice } from '../../support/listening.ts';
import { openSpeaker } from '../../support/speaker-windows.ts';
import { expect, ready, test } from '../../support/squares.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const place = (page: Page) =>
  page.evaluate(() => {
    const { h, v, f = -1 }: { h: number; v: number; f?: number } = window.Reveal.getIndices();
    return { h, v, step: f + 1 };
  });

const count = (page: Page) => page.evaluate(() => window.said.length);

/** Expect that nothing more is said and the deck stays. */
async function isHandedOver(page: Page): Promise<void> {
  await expect(bar(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const [there, said] = [await place(page), await count(page)];
  // Longer than a sentence and the pause after it.
  await page.waitForTimeout(900);
  expect([await place(page), await count(page)]).toEqual([there, said]);
}

async function play(page: Page, slide: string, sentences = 1): Promise<void> {
  await stubVoice(page, { voices: oneVoice });
  await page.goto(`./#/${slide}`);
  await ready(page);
  await beginByKey(page);
  await expect.poll(() => count(page)).toBeGreaterThanOrEqual(sentences);
}

const acts: readonly [name: string, act: (page: Page) => Promise<void>][] = [
  ['a key that turns the slide', (page) => page.keyboard.press('ArrowRight')],
  ['a key that does nothing @full', (page) => page.keyboard.press('x')],
  ['a press on the slide', (page) => page.mouse.click(640, 300)],
  ['the black screen @full', (page) => page.keyboard.press('b')],
];

for (const [name, act] of acts)
  test(`the talk is paused and the deck handed over by ${name}`, async ({ page }) => {
    await play(page, 'stepped', 2);
    await act(page);
    await isHandedOver(page);
  });

test(
  'whenever a person steps on, the deck is theirs at the place where it stood',
  { tag: '@full' },
  async ({ page }) => {
    await play(page, 'stepped');
    for (const sentences of [1, 2, 3, 4]) {
      await expect.poll(() => count(page)).toBeGreaterThanOrEqual(sentences);
      const before = await page.evaluate(() => window.said.at(-1));
      await page.keyboard.press('ArrowRight');
      await isHandedOver(page);
      const { step } = await place(page);
      expect(step).toBe((before?.step ?? 0) + 1);
      await page.keyboard.press('ArrowLeft');
      // The talk goes on from the place of the deck, with the first sentence of its step.
      await page.keyboard.press('l');
      await expect.poll(() => page.evaluate(() => window.said.at(-1)?.step)).toBe(step - 1);
    }
  },
);

test(
  'after the talk was paused it goes on with the sentence that was broken off',
  { tag: '@full' },
  async ({ page }) => {
    await play(page, 'question', 3);
    await page.keyboard.press('l');
    await expect(status(page)).toHaveText('Paused');
    const broken = await page.evaluate(() => window.said.at(-1)?.text);
    const said = await count(page);
    await page.keyboard.press('l');
    await expect.poll(() => count(page)).toBeGreaterThan(said);
    expect(await page.evaluate((at) => window.said[at]?.text, said)).toBe(broken);
  },
);

test('it goes on from the slide that a person went to', async ({ page }) => {
  await play(page, 'question');
  await page.keyboard.press('g');
  await page.keyboard.type('primes');
  await page.keyboard.press('Enter');
  await expect(caption(page)).toHaveText(
    'A prime is never a square, since a square is its width taken twice.',
  );
  await page.keyboard.press('l');
  await expect.poll(() => page.evaluate(() => window.said.at(-1)?.id)).toBe('primes');
});

test('a press in the speaker’s window hands the deck over; its L plays and pauses the talk', async ({
  page,
}) => {
  await stubVoice(page, { voices: oneVoice });
  await page.goto('./#/question');
  await ready(page);
  await page.waitForFunction(() => document.querySelector('.listen-start'));
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press('l');
  await bar(page).waitFor();
  await expect.poll(() => count(page)).toBeGreaterThanOrEqual(2);
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe('stepped');
  await isHandedOver(page);

  await speaker.keyboard.press('l');
  await expect.poll(() => page.evaluate(() => window.said.at(-1)?.id)).toBe('stepped');
  await speaker.keyboard.press('l');
  await isHandedOver(page);

  await speaker.keyboard.press('l');
  await expect(status(page)).toHaveText('');
  await speaker.keyboard.press('b');
  await isHandedOver(page);
});
