import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, ready, slideIds, test } from '../support/test.ts';
import { letters, readFonts, readPdf } from '../support/pdf.ts';
import { openPrintView, printDeck } from '../../../scripts/print-view.ts';

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
  expect(sheets.flatMap(({ texts }) => texts).length).toBeGreaterThan(ids.length);
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
    expect(notes.length).toBeGreaterThan(0);

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
