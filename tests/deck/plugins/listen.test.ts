import { captionsOf } from '../../../plugins/listen/captions.ts';
import {
  beginByKey,
  caption,
  oneVoice,
  readTimeline,
  status,
  stubVoice,
} from '../support/listening.ts';
import { expect, ready, test } from '../support/test.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the deck says every sentence of the talk once and in order, each at its step, and ends on its last slide @full', async ({
  page,
}) => {
  await stubVoice(page, { voices: oneVoice });
  await page.goto('./');
  await ready(page);
  const timeline = await readTimeline(page);
  const talk = timeline.filter(({ seconds }) => seconds > 0);
  await beginByKey(page);
  await page.evaluate(() => window.hurry());
  await expect(status(page)).toHaveText('The end', { timeout: 90_000 });

  const said = await page.evaluate(() =>
    window.said.map(({ id, step, text }) => ({ id, step, text })),
  );
  expect(said).toEqual(
    talk.flatMap(({ id, sentences }) =>
      sentences.map(({ spoken, step }) => ({ id, step, text: spoken })),
    ),
  );
  const end = talk.at(-1);
  expect(await page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe(end?.id);
});

test('without a voice the captions of all sentences come in order, and each step is taken @full', async ({
  page,
}) => {
  // As fast as each caption is still seen.
  await stubVoice(page, { pace: 60 });
  await page.goto('./');
  await ready(page);
  const talk = (await readTimeline(page)).filter(({ seconds }) => seconds > 0);
  await page.evaluate(() => {
    const places = new Set<string>();
    const note = (): void => {
      const { f = -1 }: { f?: number } = window.Reveal.getIndices();
      places.add(`${window.Reveal.getCurrentSlide().id} ${f + 1}`);
    };
    note();
    for (const event of ['slidechanged', 'fragmentshown'] as const) window.Reveal.on(event, note);
    Object.assign(window, { places, captions: [] });
  });
  await beginByKey(page);
  await caption(page).evaluate((element) => {
    const { captions } = window as unknown as { captions: string[] };
    const note = (): void => void captions.push(element.textContent ?? '');
    note();
    new MutationObserver(note).observe(element, { childList: true });
  });
  await expect(status(page)).toHaveText('No voice');
  await page.evaluate(() => window.hurry());
  await expect(status(page)).toHaveText('The end', { timeout: 100_000 });

  const { places, captions } = await page.evaluate(() => {
    const { places, captions } = window as unknown as { places: Set<string>; captions: string[] };
    return { places: [...places], captions };
  });
  expect(captions.filter((text, index) => text !== captions[index - 1])).toEqual(
    talk.flatMap(({ sentences }) =>
      sentences.flatMap(({ text }) => captionsOf(text).map(({ lines }) => lines.join(' '))),
    ),
  );
  const steps = talk.flatMap(({ id, steps }) =>
    Array.from({ length: steps + 1 }, (_, step) => `${id} ${step}`),
  );
  expect(places).toEqual(steps);
});
