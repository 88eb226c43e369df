import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { clippedSlides, openPrintView, printDeck } from '../../scripts/print-view.ts';
import { expect, ready, slideIds, test } from './test.ts';

/** Letters alone: a PDF keeps no spaces between words, and writes some pairs as one letter. */
const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u00AD]/g, '');

interface Printed {
  readonly pages: string[];
  readonly bookmarks: string[];
  /** For each page its links: an address, or true for a place in the document. */
  readonly links: (string | true | undefined)[][];
}

/** The part of a PDF's annotations that is read here; pdf.js does not type them. */
interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly dest?: unknown;
}

async function readPdf(file: string): Promise<Printed> {
  const document = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 })
    .promise;
  const printed: Printed = { pages: [], bookmarks: [], links: [] };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    printed.pages.push(letters(items.map((item) => ('str' in item ? item.str : '')).join('')));
    const annotations = (await page.getAnnotations()) as Annotation[];
    printed.links.push(
      annotations
        .filter(({ subtype }) => subtype === 'Link')
        .map(({ url, dest }) => url ?? (dest ? true : undefined)),
    );
  }
  type Outline = Awaited<ReturnType<typeof document.getOutline>>;
  const collect = (entries: Outline): void => {
    for (const { title, items } of entries) {
      printed.bookmarks.push(letters(title));
      collect(items as Outline);
    }
  };
  collect(await document.getOutline());
  return printed;
}

interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly texts: string[];
  readonly links: number;
  readonly outside: string[];
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
        const unread = '.katex, .notes, .aria-only, .visually-hidden, script, style, title, desc';
        if (!parent || parent.closest(unread)) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        texts.push(node.textContent ?? '');
      }
      const links = [...sheet.querySelectorAll<HTMLAnchorElement>('a[href]')];
      return {
        id: sheet.querySelector('section[id]:last-of-type')?.id ?? '',
        title: sheet.querySelector('h1, h2')?.textContent ?? '',
        texts,
        links: links.filter((link) => link.checkVisibility()).length,
        outside: links.map((link) => link.href).filter((href) => href.startsWith('https:')),
      };
    }),
  );
}

test('the PDF has a page a slide, with every word, link and bookmark', async ({
  page,
  baseURL,
}, testInfo) => {
  test.setTimeout(120_000);
  const url = baseURL ?? '';
  await page.goto(url);
  await ready(page);
  const ids = await slideIds(page);
  await openPrintView(page, url);
  const sheets = await readSheets(page);
  expect(sheets.map(({ id }) => id)).toEqual(ids);

  const file = testInfo.outputPath('deck.pdf');
  await printDeck(url, file);
  const printed = await readPdf(file);

  expect(printed.pages).toHaveLength(ids.length);
  expect(sheets.flatMap(({ texts }) => texts).length).toBeGreaterThan(100);
  for (const [i, { id, title, texts, links, outside }] of sheets.entries()) {
    const lost = texts.filter((text) => !printed.pages[i]?.includes(letters(text)));
    expect.soft(lost, `words of "${id}" that the PDF lost`).toEqual([]);
    expect.soft(printed.bookmarks, `a bookmark for "${id}"`).toContainEqual(letters(title));
    const found = printed.links[i] ?? [];
    expect.soft(found, `links of "${id}" that lead nowhere`).not.toContain(undefined);
    expect.soft(found.length, `links of "${id}"`).toBeGreaterThanOrEqual(links);
    for (const address of outside) expect.soft(found).toContain(address);
  }
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

test('in print nothing but slides is seen, whole and in their last step', async ({
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
});

test('a slide that is taller than its page is named, and there is no PDF', async ({
  page,
  baseURL,
}) => {
  await openPrintView(page, baseURL ?? '');
  expect(await clippedSlides(page)).toEqual([]);
  const id = await page.evaluate(() => {
    const slide = document.querySelector('.pdf-page section');
    const block = document.createElement('div');
    block.style.height = '900px';
    slide?.append(block);
    return slide?.id;
  });
  expect(await clippedSlides(page)).toEqual([expect.stringContaining(`"${id}"`)]);
});
