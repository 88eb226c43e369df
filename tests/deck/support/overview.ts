import { expect, type Page } from '@playwright/test';
import { goTo, ready } from './test.ts';

/** Opens the overview once its plugin is there. */
export async function openOverview(page: Page, slide: string): Promise<void> {
  await page.goto('./');
  await ready(page);
  await goTo(page, slide);
  await page.waitForFunction(() => window.Reveal.hasPlugin('overview'));
  await page.keyboard.press('o');
}

/** The boxes of all slides as they are seen, in their order. */
export const boxes = (page: Page) =>
  page.evaluate(() =>
    window.Reveal.getSlides().map((slide) => {
      const { left, top, right, bottom } = slide.getBoundingClientRect();
      return { chapter: slide.dataset['chapter'] ?? '', left, top, right, bottom };
    }),
  );

/**
 * Expect that the overview shows all slides at once in two windows, none over another, and a new row below.
 * @returns the number of slides in each
 */
export async function expectAllSeen(page: Page): Promise<number[]> {
  const counts: number[] = [];
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1000, height: 1000 },
  ]) {
    await page.setViewportSize(size);
    await expect
      .poll(async () => Math.max(...(await boxes(page)).map(({ right }) => right)))
      .toBeLessThanOrEqual(size.width);
    const seen = await boxes(page);
    counts.push(seen.length);
    seen.forEach((box, index) => {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(size.height);
      const former = seen[index - 1];
      if (!former) return;
      const sameRow = Math.abs(box.top - former.top) < 1;
      if (sameRow) expect(box.left).toBeGreaterThan(former.right);
      else expect(box.top).toBeGreaterThan(former.bottom);
    });
    // At least as wide as a tenth of the window, gaps left out.
    for (const { left, right } of seen) expect(right - left).toBeGreaterThan(size.width / 12);
  }
  return counts;
}
