import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { clippedSlides, openPrintView, printDeck } from '../../../../scripts/print-view.ts';
import { letters, readFonts, readPdf } from '../../../deck/support/pdf.ts';
import { expect, ready, slideIds, test } from '../../../deck/support/test.ts';

interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly texts: string[];
  readonly pictures: string[];
  /** Of the links that can be seen: their addresses, or the ids they lead to. */
  readonly links: string[];
}

/** What stands on each page of the print view. */
function readSheets(page: Page): Promise<Sheet[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.pdf-page')].map((sheet): Sheet => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        // A formula's letters have numbers of their own in KaTeX's faces.
        const unread =
          '.katex, .notes, .visually-hidden, script, style, title, desc, g[display="none"]';
        if (!parent || parent.closest(unread)) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        texts.push(node.textContent ?? '');
      }
      const section = sheet.querySelector<HTMLElement>('section[id]:last-of-type');
      return {
        id: section?.id ?? '',
        title: section?.dataset['menuTitle'] ?? '',
        chapter: section?.dataset['chapter'] ?? '',
        texts,
        pictures: [...sheet.querySelectorAll('svg[role="img"][aria-label], img[alt]')]
          .filter((picture) => picture.checkVisibility())
          .map((picture) => picture.getAttribute('aria-label') ?? picture.getAttribute('alt') ?? '')
          .filter(Boolean),
        links: [...sheet.querySelectorAll<HTMLAnchorElement>('a[href]')]
          .filter((link) => link.checkVisibility())
          .map((link) => (link.protocol === 'https:' ? link.href : link.hash.slice(1))),
      };
    }),
  );
}

test('the PDF has a page a slide, with every word, picture, link and bookmark, in fonts of its own', async ({
  page,
  baseURL,
}, testInfo) => {
  const url = baseURL ?? '';
  await openPrintView(page, url);
  const ids = await slideIds(page);
  const sheets = await readSheets(page);
  expect(sheets.map(({ id }) => id)).toEqual(ids);

  const file = testInfo.outputPath('deck.pdf');
  await printDeck(url, file);
  const { info, pages, bookmarks } = await readPdf(file);

  expect(pages).toHaveLength(ids.length);
  expect(sheets.flatMap(({ texts }) => texts).length).toBeGreaterThan(100);
  expect(sheets.flatMap(({ pictures }) => pictures).length).toBeGreaterThan(30);
  for (const [i, { id, texts, pictures, links }] of sheets.entries()) {
    const printed = pages[i];
    const lost = texts.filter((text) => !printed?.text.includes(letters(text)));
    expect.soft(lost, `words of "${id}" that the PDF lost`).toEqual([]);
    const headings = printed?.tags.filter(({ role }) => /^H[12]$/.test(role)) ?? [];
    expect.soft(headings.length, `headings of "${id}"`).toBe(1);
    const told = printed?.tags.map(({ alt }) => alt) ?? [];
    expect
      .soft(told, `what the pictures of "${id}" show`)
      .toEqual(expect.arrayContaining(pictures));
    const targets = links.map((to) => (to.startsWith('https:') ? to : ids.indexOf(to)));
    expect.soft(printed?.links, `links of "${id}"`).toEqual(expect.arrayContaining(targets));
    expect.soft(printed?.links, `links of "${id}" that lead nowhere`).not.toContain(undefined);
  }

  const slides = sheets.map(({ title }, page) => ({ title, page }));
  const listed = bookmarks.map(({ title, page }) => ({ title, page }));
  expect(listed).toEqual(expect.arrayContaining(slides));
  const chapters = bookmarks.filter(({ level }) => level === 1).map(({ title }) => title);
  expect(chapters).toEqual([...new Set(sheets.map(({ chapter }) => chapter))]);
  expect(info).toMatchObject({
    Title: await page.title(),
    Author: await page.locator('meta[name="author"]').getAttribute('content'),
    Subject: await page.locator('meta[name="description"]').getAttribute('content'),
    Language: 'en',
  });

  const fonts = await readFonts(file);
  expect(fonts.length).toBeGreaterThan(0);
  for (const { kind, name } of fonts) {
    // A variable font would come as Type 3, drawings of its letters.
    expect.soft(kind, `of the font "${name}"`).toMatch(/^(Type0|CIDFontType[02])$/);
    expect.soft(name).toMatch(/^[A-Z]{6}\+(Archivo|GeistMono|KaTeX_)/);
  }
});

test(
  'printed from the plain deck, with a laptop or a phone, it is the same slides',
  { tag: '@full' },
  async ({ page, baseURL }, testInfo) => {
    await openPrintView(page, baseURL ?? '');
    const sheets = await readSheets(page);
    for (const [name, size, address] of [
      ['laptop', { width: 1024, height: 768 }, './'],
      ['phone', { width: 390, height: 844 }, './?view=scroll'],
    ] as const) {
      await page.emulateMedia({ media: null });
      await page.setViewportSize(size);
      await page.goto(address);
      await ready(page);
      await page.waitForFunction(
        () => !document.querySelector('.slides [data-still], .slides img[data-src]'),
      );
      const file = testInfo.outputPath(`${name}.pdf`);
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      const { pages } = await readPdf(file);
      expect(pages).toHaveLength(sheets.length);
      for (const [i, { id, texts }] of sheets.entries()) {
        const lost = texts.filter((text) => !pages[i]?.text.includes(letters(text)));
        expect.soft(lost, `words of "${id}" lost on the ${name}`).toEqual([]);
      }
    }
  },
);

test(
  'some slides are printed a page a step, and links to the others are plain words',
  { tag: '@full' },
  async ({ page, baseURL }, testInfo) => {
    await page.goto('./');
    await ready(page);
    const ids = await slideIds(page);
    const slides = ['title', 'architecture', 'code'].map((id) => ids.indexOf(id) + 1).join(',');
    const file = testInfo.outputPath('some.pdf');
    await printDeck(baseURL ?? '', file, { slides, steps: true });
    const { pages, bookmarks } = await readPdf(file);
    expect(bookmarks.filter(({ level }) => level === 2)).toHaveLength(3);
    expect(pages.length).toBeGreaterThan(5);
    const [first = '', last = ''] = [1, -5].map((place) => pages.at(place)?.text);
    expect(last.length).toBeGreaterThan(first.length);
    // The steps of code light up lines of it; none of them may lose one.
    expect(new Set(pages.slice(-3).map(({ text }) => text)).size).toBe(1);
    expect(pages.flatMap(({ links }) => links)).not.toContain(undefined);
  },
);

test('a range that leaves the deck is refused in one sentence, and no file is left', async ({
  baseURL,
}, testInfo) => {
  const file = testInfo.outputPath('none.pdf');
  await expect(printDeck(baseURL ?? '', file, { slides: '40-400' })).rejects.toThrow(
    /^The deck has slides 1 to \d+, so "40-400" names none of them\.$/,
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

test(
  'the handout has all notes, long ones too, and contents that lead to each slide',
  { tag: '@full' },
  async ({ page, baseURL }, testInfo) => {
    const url = baseURL ?? '';
    await page.goto(url);
    await ready(page);
    const ids = await slideIds(page);
    const long = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
    const notes = await page.locator('.slides aside.notes').evaluateAll((asides) =>
      asides.map((aside) => {
        const read = document.createElement('div');
        read.innerHTML = aside.innerHTML;
        for (const mark of read.querySelectorAll('.click')) mark.remove();
        return read.textContent;
      }),
    );
    expect(notes.length).toBeGreaterThan(30);

    // The first slide gets notes that no page holds.
    await page.context().route(/\?print-pdf/, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/(<aside class="notes">)/, `$1<p>${long}</p>`);
      await route.fulfill({ response, body: html });
    });
    await openPrintView(page, url, { handout: 'letter' });
    const chapters = page.locator('.handout-contents ol');
    const columns = await chapters.evaluateAll((lists) =>
      lists.map((list) => list.getClientRects().length),
    );
    expect(columns, 'columns over which a chapter goes').toEqual(columns.map(() => 1));
    const edges = await page.locator('.handout-leaf').evaluateAll((leaves) =>
      leaves.flatMap((leaf) => {
        const notes = leaf.querySelector('.handout-notes');
        const slide = leaf.querySelector('.handout-slide');
        return notes && slide
          ? [notes.getBoundingClientRect().left - slide.getBoundingClientRect().left]
          : [];
      }),
    );
    expect(edges, 'notes off the edge of their slide').toEqual(edges.map(() => 0));
    const framed = await page.locator('.handout-slide').nth(1).screenshot();
    const { data, info } = await sharp(framed).raw().toBuffer({ resolveWithObject: true });
    const left = (info.height >> 1) * info.width * info.channels;
    expect(data[left], 'the slide has an edge on white paper').toBeLessThan(250);

    const file = testInfo.outputPath('handout.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const { pages } = await readPdf(file);
    const text = pages.map((one) => one.text).join('');
    // The number at the foot of a page comes first in it; notes run on past it.
    const flowing = pages.map((one, i) => one.text.replace(new RegExp(`^${i + 1}`), '')).join('');
    const lost = [long, ...notes].filter((note) => !flowing.includes(letters(note)));
    expect(lost).toEqual([]);
    expect(text).not.toContain('[click]');
    expect(pages.length).toBeGreaterThan(ids.length + 1);
    expect(new Set(pages[0]?.links).size).toBe(ids.length);
  },
);

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
