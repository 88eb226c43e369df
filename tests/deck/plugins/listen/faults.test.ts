import type { Manner } from '../../support/listening.ts';
import {
  beginByKey,
  cameTo,
  caption,
  oneVoice,
  status,
  stubVoice,
} from '../../support/listening.ts';
import { expect, ready, test } from '../../support/squares.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const broken: readonly [words: string, manner: Manner][] = [
  ['stops in the middle of a sentence @full', 'stops'],
  ['never ends @full', 'never ends'],
  ['never begins @full', 'never begins'],
  ['breaks off with an error @full', 'errs'],
];

for (const [words, manner] of broken)
  test(`the talk is not held up by a voice that ${words}`, async ({ page }) => {
    await stubVoice(page, { manner, voices: oneVoice });
    await page.goto('./#/counting');
    await ready(page);
    await beginByKey(page);
    await page.evaluate(() => window.hurry());
    await cameTo(page, 'square');
    expect(await page.evaluate(() => window.said[0]?.text)).toBe(
      'So how do you count tiles without tiring of it?',
    );
  });

test('a voice that fails twice is not asked again until a person presses play', async ({
  page,
}) => {
  await stubVoice(page, { manner: 'errs', voices: oneVoice });
  await page.goto('./#/question');
  await ready(page);
  await beginByKey(page);
  await page.evaluate(() => window.hurry());
  await expect(status(page)).toHaveText('No voice');
  const silent = await caption(page).textContent();
  await expect(caption(page)).not.toHaveText(silent ?? '');
  const said = await page.evaluate(() => window.said.map(({ text }) => text));
  expect(said).toHaveLength(2);
  await page.keyboard.press('l');
  await page.evaluate(() => (window.manner = 'well'));
  await page.keyboard.press('l');
  await expect.poll(() => page.evaluate(() => window.said.length)).toBeGreaterThan(4);
});

test.describe('without the network', () => {
  test.use({ expectedProblems: [/ERR_FAILED/] });

  test('a timeline that does not come is said, and the next press asks again', async ({ page }) => {
    let asked = 0;
    await page.route(/timeline-.*\.json/, (route) =>
      asked++ === 0 ? route.abort() : route.continue(),
    );
    await stubVoice(page);
    await page.goto('./');
    await ready(page);
    await page.getByRole('button', { name: 'Listen' }).click();
    await expect(page.locator('.notice')).toContainText('The talk could not be loaded.');
    await beginByKey(page);
    await expect(caption(page)).toHaveText('Welcome.');
  });
});
