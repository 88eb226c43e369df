import { countWords, readText, type Kind } from './support/read-text.ts';
import { expect, goTo, ready, slideIds, test } from './support/test.ts';

/** The smallest text of each kind on the stage, in px: what the last row can still read. */
const SMALLEST: Readonly<Record<Kind, number>> = { body: 28, label: 20, source: 15 };

/** Who speaks reads nothing out, and who listens reads no more than this, titles included. */
const MOST_WORDS = 40;

/** With the labels that stand beside drawings: names and values, to be looked up rather than read. */
const MOST_WORDS_WITH_LABELS = 60;

const isAppendix = (id: string): boolean => id.startsWith('appendix-');

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]) {
  const tag = viewport.width === 1280 ? [] : '@full';
  test.describe(`at ${viewport.width} x ${viewport.height}`, { tag }, () => {
    test.use({ viewport });

    test('text is large enough, and no slide has more of it than can be taken in', async ({
      page,
    }) => {
      await page.goto('./');
      await ready(page);
      const small: string[] = [];
      const wordy: string[] = [];
      for (const id of await slideIds(page)) {
        await goTo(page, id);
        const texts = await readText(page);
        for (const { words, kind, size } of texts) {
          const least = isAppendix(id) && kind === 'body' ? SMALLEST.label : SMALLEST[kind];
          if (size < least) small.push(`${id}: ${kind} of ${size} px: ${words.slice(0, 40)}`);
        }
        if (isAppendix(id)) continue;
        const running = texts.filter((text) => text.running);
        const all = countWords(running);
        const body = countWords(running.filter(({ kind }) => kind === 'body'));
        if (body > MOST_WORDS) wordy.push(`${id}: ${body} words`);
        if (all > MOST_WORDS_WITH_LABELS) wordy.push(`${id}: ${all} words with labels`);
      }
      expect(small).toEqual([]);
      expect(wordy).toEqual([]);
    });
  });
}

test('small text and many words would be seen, in a scaled drawing too', async ({ page }) => {
  await page.goto('./#/question');
  await ready(page);
  await goTo(page, 'question');
  await page.evaluate(() => {
    const add = (markup: string): void =>
      window.Reveal.getCurrentSlide().insertAdjacentHTML('beforeend', markup);
    add('<p style="font-size: 27px">tiny body</p>');
    add(
      '<figure><svg width="100" viewBox="0 0 200 20"><text font-size="30" style="font-size: 30px">scaled text</text></svg></figure>',
    );
  });
  const texts = await readText(page);
  expect(texts.find(({ words }) => words === 'tiny body')).toMatchObject({
    kind: 'body',
    size: 27,
    running: true,
  });
  expect(texts.find(({ words }) => words === 'scaled text')).toMatchObject({
    kind: 'label',
    size: 15,
    running: false,
  });
  expect(countWords(texts.filter(({ running }) => running))).toBe(11);
});
