import type { Page } from '@playwright/test';
import { measureGrid } from '../support/grid.ts';
import { measureOverflow } from '../support/overflow.ts';
import { countWords, readText, type Kind } from '../support/read-text.ts';
import { countSteps, expect, goTo, ready, shown, slideIds, test } from '../support/test.ts';

/** The smallest text of each kind on the stage, in px: what the last row can still read. */
const SMALLEST: Readonly<Record<Kind, number>> = { body: 28, label: 20, source: 15 };

/** Who speaks reads nothing out, and who listens reads no more than this, titles included. */
const MOST_WORDS = 40;

/** With the labels that stand beside drawings: names and values, to be looked up rather than read. */
const MOST_WORDS_WITH_LABELS = 60;

const isAppendix = (id: string): boolean => id.startsWith('appendix-');

/** Return the text of the current slide that is too small, and its words where they are too many. */
async function measureText(page: Page, id: string): Promise<{ small: string[]; wordy: string[] }> {
  const texts = await readText(page);
  const small = texts
    .filter(({ kind, size }) => {
      const least = isAppendix(id) && kind === 'body' ? SMALLEST.label : SMALLEST[kind];
      return size < least;
    })
    .map(({ words, kind, size }) => `${kind} of ${size} px: ${words.slice(0, 40)}`);
  if (isAppendix(id)) return { small, wordy: [] };
  const running = texts.filter((text) => text.running);
  const all = countWords(running);
  const body = countWords(running.filter(({ kind }) => kind === 'body'));
  const wordy = [
    ...(body > MOST_WORDS ? [`${body} words`] : []),
    ...(all > MOST_WORDS_WITH_LABELS ? [`${all} words with labels`] : []),
  ];
  return { small, wordy };
}

/** Return the figures of the current slide that have no still form. */
const withoutStill = (page: Page): Promise<(string | null)[]> =>
  shown(page)
    .locator('figure[data-figure]')
    .evaluateAll((figures) =>
      figures
        .filter((figure) => !figure.querySelector('.still > *'))
        .map((figure) => figure.getAttribute('data-figure')),
    );

/** Return the addresses of the pictures of the current slide that did not come. */
const brokenPictures = (page: Page): Promise<string[]> =>
  page
    .locator('section.present img')
    .evaluateAll((images) =>
      images.flatMap((image) =>
        image instanceof HTMLImageElement && image.naturalWidth === 0 ? [image.src] : [],
      ),
    );

/** Return the number of places in a slide's notes where the next step comes. */
const clicksOf = (page: Page, id: string): Promise<number> =>
  page.evaluate((id) => {
    const notes = document.createElement('div');
    const slide = document.getElementById(id);
    notes.innerHTML = (slide && window.Reveal.getSlideNotes(slide)) ?? '';
    return notes.querySelectorAll('.click').length;
  }, id);

/** Open what is closed on the current slide; returns false if nothing is. */
const openDetails = (page: Page): Promise<boolean> =>
  shown(page)
    .locator('details')
    .evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
      return all.length > 0;
    });

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]) {
  const { width, height } = viewport;

  test.describe(`at ${width} x ${height}`, { tag: width === 1280 ? [] : '@full' }, () => {
    test.use({ viewport });

    // One walk for all of it: a visit takes longer than what is measured there.
    test('every slide fits at each step, stands on the grid, can be read, and has all its drawings and clicks', async ({
      page,
    }) => {
      test.setTimeout(300_000);
      const found: Record<string, string[]> = {};
      const note = (what: string, id: string, sentences: readonly unknown[]): void => {
        (found[what] ??= []).push(...sentences.map((sentence) => `${id}: ${String(sentence)}`));
      };
      await page.emulateMedia({ reducedMotion: width === 1280 ? 'reduce' : 'no-preference' });
      await page.goto('./');
      await ready(page);
      const ids = await slideIds(page);
      // Whoever begins at a later slide has the steps of all drawings from the start.
      await page.goto(`./#/${ids.at(-1)}`);
      await page.reload();
      await ready(page);
      for (const id of ids) {
        // A block of code has its steps once its slide was seen.
        await goTo(page, id, -1);
        const steps = await countSteps(page, id);
        const clicks = await clicksOf(page, id);
        note('as many clicks as steps', id, clicks === steps ? [] : [`${clicks} of ${steps}`]);
        for (let step = -1; step < steps; step += 1) {
          if (step >= 0) await goTo(page, id, step);
          note(
            `nothing over an edge, nothing cut off`,
            `${id}, step ${step + 1}`,
            await measureOverflow(page),
          );
        }
        note('still forms', id, await withoutStill(page));
        note('pictures', id, await brokenPictures(page));
        note('the grid', id, await measureGrid(page));
        const { small, wordy } = await measureText(page, id);
        note('large enough text', id, small);
        note('few enough words', id, wordy);
        if (await openDetails(page))
          note(
            'nothing over an edge, nothing cut off',
            `${id}, opened`,
            await measureOverflow(page),
          );
      }
      for (const [what, sentences] of Object.entries(found))
        expect.soft(sentences, what).toEqual([]);
    });
  });
}
