import type { Page } from '@playwright/test';
import { expect, ready, test } from '../../deck/support/test.ts';

/** How fast one speaks without hurry. */
const WORDS_PER_MINUTE = 140;

/** What can be said on one slide: less is no help to the speaker, more is two slides. */
const NOTES = { least: 60, most: 200 };

/** A welcome and a thank-you are short: they stand for less than half a minute. */
const GREETING = { least: 40, slides: ['title', 'thanks'] };

/** A divider is one sentence. */
const DIVIDER = { least: 8, most: 25, seconds: 10 };

/** The talk without its appendix, in minutes. */
const TALK = { least: 29, most: 31 };

interface Facts {
  readonly id: string;
  readonly titles: number;
  readonly isDivider: boolean;
  readonly words: number;
  readonly seconds: number;
}

let known: Facts[] | undefined;

/** Return the facts of all slides; they are read once for all tests of a worker. */
async function readSlides(page: Page): Promise<Facts[]> {
  if (known) return known;
  await page.goto('./');
  await ready(page);
  known = await page.evaluate(() =>
    window.Reveal.getSlides().map((slide): Facts => {
      const notes = document.createElement('div');
      notes.innerHTML = window.Reveal.getSlideNotes(slide) ?? '';
      const spoken = notes.textContent.replaceAll('[click]', ' ').trim();
      return {
        id: slide.id,
        isDivider: slide.classList.contains('chapter'),
        titles: slide.querySelectorAll('h1, h2').length,
        words: spoken.split(/\s+/).length,
        seconds: Number(slide.dataset['timing'] ?? NaN),
      };
    }),
  );
  return known;
}

const isAppendix = ({ id }: Facts): boolean => id.startsWith('appendix-');

test('every slide has an id of its own, one title and a time', async ({ page }) => {
  const slides = await readSlides(page);
  expect(slides.length).toBeGreaterThan(10);
  expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
  for (const { id, titles, seconds } of slides) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(titles, `titles of "${id}"`).toBe(1);
    expect(seconds, `seconds of "${id}"`).not.toBeNaN();
  }
});

test('every slide has notes to be read aloud, 60 to 200 words of them', async ({ page }) => {
  const slides = (await readSlides(page)).filter(({ isDivider }) => !isDivider);
  const least = (id: string) => (GREETING.slides.includes(id) ? GREETING.least : NOTES.least);
  expect(slides.filter(({ id, words }) => words < least(id) || words > NOTES.most)).toEqual([]);
});

test('a divider is one sentence of ten seconds', async ({ page }) => {
  const dividers = (await readSlides(page)).filter(({ isDivider }) => isDivider);
  expect(dividers).toHaveLength(6);
  for (const { id, words, seconds } of dividers) {
    expect(words, id).toBeGreaterThanOrEqual(DIVIDER.least);
    expect(words, id).toBeLessThanOrEqual(DIVIDER.most);
    expect(seconds, id).toBe(DIVIDER.seconds);
  }
});

test('the notes of each slide of the talk can be spoken in its time', async ({ page }) => {
  const slides = (await readSlides(page)).filter((slide) => !isAppendix(slide));
  const hurried = slides.filter(({ words, seconds }) => (words / seconds) * 60 > WORDS_PER_MINUTE);
  expect(hurried).toEqual([]);
});

test('the talk takes half an hour', async ({ page }) => {
  const slides = (await readSlides(page)).filter((slide) => !isAppendix(slide));
  const minutes = slides.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  expect(minutes).toBeGreaterThanOrEqual(TALK.least);
  expect(minutes).toBeLessThanOrEqual(TALK.most);
});
