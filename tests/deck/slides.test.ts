import type { Page } from '@playwright/test';
import { expect, ready, test } from './test.ts';

interface Facts {
  readonly id: string;
  readonly titles: number;
  readonly words: number;
  readonly seconds: number;
}

async function readSlides(page: Page): Promise<Facts[]> {
  await page.goto('./');
  await ready(page);
  return page.evaluate(() =>
    window.Reveal.getSlides().map((slide): Facts => {
      const notes = document.createElement('div');
      notes.innerHTML = window.Reveal.getSlideNotes(slide) ?? '';
      const spoken = notes.textContent.replaceAll('[click]', ' ').trim();
      return {
        id: slide.id,
        titles: slide.querySelectorAll('h1, h2').length,
        words: spoken.split(/\s+/).length,
        seconds: Number(slide.dataset['timing'] ?? NaN),
      };
    }),
  );
}

const isAppendix = ({ id }: Facts): boolean => id.startsWith('appendix-');

test('every slide has an id of its own, one title, notes and a time', async ({ page }) => {
  const slides = await readSlides(page);
  expect(slides.length).toBeGreaterThan(10);
  expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
  for (const { id, titles, words, seconds } of slides) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(titles, `titles of "${id}"`).toBe(1);
    expect(words, `words of the notes of "${id}"`).toBeGreaterThan(4);
    expect(seconds, `seconds of "${id}"`).not.toBeNaN();
  }
});

test('the notes of each slide of the talk can be spoken in its time', async ({ page }) => {
  const slides = (await readSlides(page)).filter((slide) => !isAppendix(slide));
  // 140 words a minute, and a breath.
  const hurried = slides.filter(({ words, seconds }) => (words / 140) * 60 > seconds * 1.1 + 2);
  expect(hurried).toEqual([]);
});

test('the talk takes half an hour', async ({ page }) => {
  const slides = (await readSlides(page)).filter((slide) => !isAppendix(slide));
  const minutes = slides.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  expect(minutes).toBeGreaterThanOrEqual(29);
  expect(minutes).toBeLessThanOrEqual(31);
});
