import { expect, ready, test } from './test.ts';

interface Facts {
  readonly id: string;
  readonly titles: number;
  readonly notes: string;
  readonly timing: number;
}

test('every slide has an id of its own, one title, notes to speak and a time', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const slides = await page.evaluate(() =>
    window.Reveal.getSlides().map((slide): Facts => {
      const notes = document.createElement('div');
      notes.innerHTML = window.Reveal.getSlideNotes(slide) ?? '';
      return {
        id: slide.id,
        titles: slide.querySelectorAll('h1, h2').length,
        notes: notes.textContent.trim(),
        timing: Number(slide.dataset['timing']),
      };
    }),
  );
  expect(slides.length).toBeGreaterThan(10);
  expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
  for (const { id, titles, notes, timing } of slides) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(titles, `titles of "${id}"`).toBe(1);
    expect(notes.length, `letters of the notes of "${id}"`).toBeGreaterThan(20);
    expect(timing, `seconds of "${id}"`).toBeGreaterThan(0);
  }
});

test('the notes of a slide can be spoken in its time', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const slides = await page.evaluate(() =>
    window.Reveal.getSlides().map((slide) => {
      const notes = document.createElement('div');
      notes.innerHTML = window.Reveal.getSlideNotes(slide) ?? '';
      const words = notes.textContent.replaceAll('[click]', ' ').trim().split(/\s+/).length;
      return { id: slide.id, words, seconds: Number(slide.dataset['timing']) };
    }),
  );
  // 140 words a minute, and a breath.
  const hurried = slides.filter(({ words, seconds }) => (words / 140) * 60 > seconds * 1.1 + 2);
  expect(hurried).toEqual([]);
});
