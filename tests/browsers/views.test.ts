/** The article and the print view. */
import { ready, slideIds } from '../../scripts/drive.ts';
import { clippedSlides } from '../../scripts/print-view.ts';
import { Part } from './support/part.ts';
import { address, expect, test } from './support/test.ts';

test('the article is read down on a phone; nothing has to be scrolled sideways', async ({
  tab,
}) => {
  await tab.resize(390, 844);
  await tab.goto(address('?view=read'));
  await ready(tab);
  await new Part(tab, '.reading-head').appears();
  await tab.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  // A window's height at a time, as a thumb does, until there is no more.
  const read = new Set<string>();
  for (let end = false; !end;) {
    const seen = await tab.evaluate(async () => {
      const before = scrollY;
      scrollBy(0, 0.9 * innerHeight);
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      const ids = window.Reveal.getSlides()
        .filter((slide) => {
          const { top, bottom } = slide.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        })
        .map(({ id }) => id);
      const { scrollWidth, clientWidth } = document.documentElement;
      return { ids, end: scrollY === before, over: scrollWidth - clientWidth };
    });
    for (const id of seen.ids) read.add(id);
    expect(seen.over).toBe(0);
    end = seen.end;
  }
  expect([...read]).toEqual(await slideIds(tab));
});

test('the print view has a page a slide, and each fits', async ({ tab }) => {
  await tab.goto(address('?print-pdf&theme=light'));
  await tab.waitForFunction(() => document.querySelector('html.print-prepared .pdf-page') !== null);
  const pages = await tab.evaluate(() => document.querySelectorAll('.pdf-page').length);
  expect(pages).toBe((await slideIds(tab)).length);
  expect(await clippedSlides(tab)).toEqual([]);
});

test('the handout has every slide with its notes', async ({ tab }) => {
  await tab.goto(address('?print-pdf&theme=light&handout=a4'));
  await tab.waitForFunction(() => document.querySelector('html.print-prepared .pdf-page') !== null);
  const pages = await tab.evaluate(() => document.querySelectorAll('.pdf-page').length);
  expect(pages).toBeGreaterThan(0);
});
