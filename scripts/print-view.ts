/** Opens the print view, checks that all of it fits, and prints it into a file. */
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { storageKey } from '../plugins/ink/key.ts';
import { withBrowser } from './browser.ts';
import type { Driven } from './drive.ts';
import { checkOutput } from './output.ts';
import { finish, type Bookmark, type Description } from './pdf-document.ts';

export interface PrintWishes {
  readonly theme?: string;
  /** A page for each step of a slide. */
  readonly steps?: boolean;
  /** A range of slides, such as `12-18`; all of them if left out. */
  readonly slides?: string | undefined;
  /** A handout on this paper, `a4` or `letter`, rather than slides. */
  readonly handout?: string;
  /** A file of drawings, to be printed on the slides. */
  readonly ink?: string | undefined;
}

/** The first page of a slide, as it is to be listed. */
interface Listed {
  readonly title: string;
  readonly chapter: string;
  readonly id: string;
  /** Counted from 0. */
  readonly page: number;
}

/** Return a sentence for each slide that does not fit its page, or a box on it. */
export function clippedSlides(page: Driven): Promise<string[]> {
  return page.evaluate(() => {
    const { margin = 0 } = window.Reveal.getConfig();
    const { height: stage } = window.Reveal.getComputedSlideSize();
    const height = Math.floor(stage * (1 + margin));
    const sentences = [...document.querySelectorAll<HTMLElement>('.pdf-page')].flatMap((sheet) => {
      const slide = sheet.querySelector<HTMLElement>('section:not(.stack)');
      if (!slide) return [];
      const tall = Math.max(slide.scrollHeight, slide.offsetHeight);
      // Half a pixel is rounding.
      const over = tall > height + 0.5 ? Math.ceil(tall - height) : 0;
      const name = slide.id || slide.textContent.trim().slice(0, 40);
      // On a screen the rest of such a box comes by scrolling.
      const cut = [...slide.querySelectorAll<HTMLElement>('*')].some(
        (box) =>
          box instanceof HTMLElement &&
          /auto|scroll/.test(getComputedStyle(box).overflow) &&
          (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1),
      );
      return [
        ...(over > 0 ? [`The slide "${name}" is ${over} px taller than its page.`] : []),
        ...(cut ? [`A part of the slide "${name}" is larger than the box that it stands in.`] : []),
      ];
    });
    return [...new Set(sentences)];
  });
}

/** Return the address of the print view, relative to the deck. */
function printAddress({ theme = 'light', steps, slides, handout }: PrintWishes): string {
  const wishes = new URLSearchParams({ theme });
  if (steps) wishes.set('pdfSeparateFragments', 'true');
  if (slides !== undefined) wishes.set('slides', slides);
  if (handout !== undefined) wishes.set('handout', handout);
  return `?print-pdf&${wishes.toString()}`;
}

/**
 * Opens the print view and waits until its pages can be printed.
 * @throws Error if they cannot within half a minute, or with the sentence that the page says
 */
export async function openPrintView(
  page: Page,
  url: string,
  wishes: PrintWishes = {},
): Promise<void> {
  const colorScheme = wishes.theme === 'dark' ? 'dark' : 'light';
  await page.emulateMedia({ media: 'print', colorScheme });
  if (wishes.ink !== undefined)
    await page.addInitScript(([key, ink]) => localStorage.setItem(key, ink), [
      storageKey(new URL(url).pathname),
      wishes.ink,
    ] as const);
  await page.goto(new URL(printAddress(wishes), url).href);
  const end = page.locator('html.print-prepared .pdf-page, .print-fault').first();
  await end.waitFor({ state: 'attached' }).catch(() => {
    throw new Error('The deck did not get ready to be printed: is its plugin "print" there?');
  });
  const fault = page.locator('.print-fault');
  if ((await fault.count()) > 0) throw new Error((await fault.textContent()) ?? '');
}

/** Return the slides that the deck does not have, of those with drawings. */
function slidesOfInkMissing(page: Page): Promise<string[]> {
  return page.evaluate(() => document.documentElement.dataset['inkMissing']?.split(' ') ?? []);
}

function describe(page: Page): Promise<Description> {
  return page.evaluate(() => {
    const [author = '', subject = ''] = ['author', 'description'].map(
      (name) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content,
    );
    return { title: document.title, author, subject, language: document.documentElement.lang };
  });
}

function listSlides(page: Page): Promise<Listed[]> {
  return page.locator('.pdf-page').evaluateAll((sheets) =>
    sheets.flatMap((sheet, page) => {
      const title = sheet.getAttribute('data-title');
      const section = sheet.querySelector<HTMLElement>('section:not(.stack)');
      if (title === null || !section) return [];
      return [{ title, chapter: section.dataset['chapter'] ?? '', id: section.id, page }];
    }),
  );
}

/**
 * Bookmarks by chapter and slide. A slide that opens its chapter, and has its name, is the chapter's.
 * @param target - where a bookmark leads to
 */
export function bookmarksOf(
  slides: readonly Listed[],
  target: (slide: Listed) => number | string,
): Bookmark[] {
  const chapters: { title: string; to: number | string; children: Bookmark[] }[] = [];
  let chapter: string | undefined;
  for (const slide of slides) {
    const to = target(slide);
    if (slide.chapter === '') {
      chapters.push({ title: slide.title, to, children: [] });
      continue;
    }
    const opens = chapter !== slide.chapter;
    if (opens) chapters.push({ title: slide.chapter, to, children: [] });
    chapter = slide.chapter;
    if (opens && slide.title === slide.chapter) continue;
    chapters.at(-1)?.children.push({ title: slide.title, to });
  }
  return chapters;
}

/**
 * Prints a served deck into a file; the file is there whole or not at all.
 * @param progress - called with what is being done
 * @returns how many slides, or steps of slides, were laid out
 * @throws Error that names each slide that does not fit its page, or a file that cannot be written
 */
export async function printDeck(
  url: string,
  file: string,
  wishes: PrintWishes = {},
  progress: (doing: string) => void = () => undefined,
): Promise<number> {
  await checkOutput(file);
  const unfinished = `${file}.${process.pid}.part`;
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      progress('laying out');
      await openPrintView(page, url, wishes);
      const clipped = await clippedSlides(page);
      if (clipped.length > 0) throw new Error(clipped.join('\n'));
      const missing = await slidesOfInkMissing(page);
      if (missing.length > 0)
        progress(`The deck has no slide ${missing.join(' or ')}: strokes on it are not printed.`);
      const slides = await listSlides(page);
      const sheets = await page.locator('.pdf-page').count();
      progress(`printing ${sheets} pages`);
      const printed = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
      });
      progress('adding bookmarks');
      // On a handout only the contents know on which page a slide stands: by its id.
      const target = ({ id, page }: Listed) => (wishes.handout === undefined ? page : id);
      const bookmarks = bookmarksOf(slides, target);
      const bytes = await finish(printed, await describe(page), bookmarks);
      await writeFile(unfinished, bytes, { flag: 'wx' });
      await rename(unfinished, file);
      return sheets;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
}
