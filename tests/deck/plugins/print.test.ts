import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clippedSlides, openPrintView, printDeck } from '../../../scripts/print-view.ts';
import { readPdf } from '../support/pdf.ts';
import { expect, ready, slideIds, test } from '../support/squares.ts';

test(
  'some slides are printed a page a step, and links to the others are plain words',
  { tag: '@full' },
  async ({ page, baseURL }, testInfo) => {
    await page.goto('./');
    await ready(page);
    const ids = await slideIds(page);
    const slides = ['title', 'stepped', 'code'].map((id) => ids.indexOf(id) + 1).join(',');
    const file = testInfo.outputPath('some.pdf');
    await printDeck(baseURL ?? '', file, { slides, steps: true });
    const { pages, bookmarks } = await readPdf(file);
    expect(bookmarks.filter(({ level }) => level === 2)).toHaveLength(3);
    expect(pages).toHaveLength(1 + 5 + 2);
    const [first = '', last = ''] = [1, -3].map((place) => pages.at(place)?.text);
    expect(last.length).toBeGreaterThan(first.length);
    // The steps of code light up lines of it; none of them may lose one.
    expect(new Set(pages.slice(-2).map(({ text }) => text)).size).toBe(1);
    expect(pages.flatMap(({ links }) => links)).not.toContain(undefined);
  },
);

test('a range that leaves the deck is refused in one sentence, and no file is left', async ({
  baseURL,
}, testInfo) => {
  const file = testInfo.outputPath('none.pdf');
  await expect(printDeck(baseURL ?? '', file, { slides: '40-400' })).rejects.toThrow(
    /^The deck has slides 1 to 16, so "40-400" names none of them\.$/,
  );
  expect(existsSync(file)).toBe(false);
});

test('a place that cannot be written to is refused before anything is printed', async ({
  baseURL,
}, testInfo) => {
  const folder = testInfo.outputPath('missing');
  await expect(printDeck(baseURL ?? '', join(folder, 'deck.pdf'))).rejects.toThrow(
    `There is no folder ${folder} that can be written to.`,
  );
  await expect(printDeck(baseURL ?? '', testInfo.outputDir)).rejects.toThrow(
    `${testInfo.outputDir} is a folder, not a file to write.`,
  );
});

test('the print view is light on a dark device, unless dark is asked for', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const ground = () =>
    page
      .locator('.pdf-page')
      .first()
      .evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
  await page.goto('./?print-pdf');
  await page.waitForSelector('html.print-prepared', { state: 'attached' });
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await page.goto('./?print-pdf&theme=dark');
  await page.waitForSelector('html.print-prepared', { state: 'attached' });
  expect(await ground()).not.toBe('rgb(255, 255, 255)');
});

test('in print nothing but slides is seen, whole and in their last step; one that is too tall is named', async ({
  page,
  baseURL,
}) => {
  await openPrintView(page, baseURL ?? '');
  const strangers = await page.evaluate(() => {
    const outside = [...document.querySelectorAll('html > :not(head), body *')].filter(
      (element) => element.querySelector('.pdf-page') === null && !element.closest('.pdf-page'),
    );
    return outside
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .map((element) => element.outerHTML.slice(0, 80));
  });
  expect(strangers).toEqual([]);
  const unseen = await page.locator('.pdf-page .fragment').evaluateAll((fragments) =>
    fragments
      .filter((f) => !f.matches('.fade-out, .current-visible, .code-step'))
      .filter((f) => !f.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((f) => f.outerHTML.slice(0, 80)),
  );
  expect(unseen).toEqual([]);

  expect(await clippedSlides(page)).toEqual([]);
  const id = await page.evaluate(() => {
    const slide = document.querySelector('.pdf-page section');
    const block = document.createElement('div');
    block.style.height = '900px';
    slide?.append(block);
    return slide?.id;
  });
  expect(await clippedSlides(page)).toEqual([expect.stringContaining(`"${id}" is`)]);
  await page.evaluate(() => {
    const block = document.querySelector<HTMLElement>('.pdf-page section')?.lastElementChild;
    if (block instanceof HTMLElement) block.style.cssText = 'height: 20px; overflow: auto';
    block?.append('A line '.repeat(500));
  });
  expect(await clippedSlides(page)).toEqual([
    `A part of the slide "${id}" is larger than the box that it stands in.`,
  ]);
});
