import { Part } from './support/part.ts';
import type { Tab } from './support/tab.ts';
import { expect, openDeck, slideShown, test } from './support/test.ts';

const grid = (tab: Tab): Part => new Part(tab, '.reveal.overview');

/** Open the overview, once its plugin is there, and wait until every slide has its place. */
async function openOverview(tab: Tab, slide: string): Promise<void> {
  await openDeck(tab, slide);
  await tab.waitForFunction(() => window.Reveal.hasPlugin('overview'));
  await tab.press('o');
  await grid(tab).appears();
  await new Part(tab, '#thanks').box();
}

test('the overview shows all slides at once, none over another', async ({ tab }) => {
  await openOverview(tab, 'results');
  const boxes = await tab.evaluate(() =>
    window.Reveal.getSlides().map((slide) => {
      const { left, top, right, bottom } = slide.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
  expect(boxes.length).toBeGreaterThan(40);
  boxes.forEach((box, i) => {
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(1280);
    expect(box.bottom).toBeLessThanOrEqual(720);
    // Large enough to be told apart.
    expect(box.right - box.left).toBeGreaterThan(1280 / 12);
    const former = boxes[i - 1];
    if (!former) return;
    const sameRow = Math.abs(box.top - former.top) < 1;
    if (sameRow) expect(box.left).toBeGreaterThan(former.right);
    else expect(box.top).toBeGreaterThan(former.bottom);
  });
});

test('in the overview arrow keys go by rows, Enter and a click open a slide, Esc closes', async ({
  tab,
}) => {
  await openOverview(tab, 'pretraining');
  await tab.press('ArrowDown');
  expect(await slideShown(tab)).toBe('context');
  await tab.press('ArrowRight');
  await tab.press('ArrowUp');
  expect(await slideShown(tab)).toBe('two-objectives');
  await tab.press('Enter');
  await grid(tab).goes();
  expect(await slideShown(tab)).toBe('two-objectives');

  await tab.press('Escape');
  await grid(tab).appears();
  await new Part(tab, 'section#learn').click();
  await grid(tab).goes();
  expect(await slideShown(tab)).toBe('learn');
  const { x, y, width, height } = await new Part(tab, 'section#learn').box();
  expect([x, y, width, height].map(Math.round)).toEqual([0, 0, 1280, 720]);

  await tab.press('o');
  await grid(tab).appears();
  await tab.press('Escape');
  await grid(tab).goes();
  expect(await slideShown(tab)).toBe('learn');
});
