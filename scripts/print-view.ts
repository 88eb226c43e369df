/** The deck as pages: how to get there, whether all of it fits, and into a file. */
import { rename, rm } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';

/** Slides whose content does not fit their page, each as a sentence. */
export function clippedSlides(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { margin = 0 } = window.Reveal.getConfig();
    const { height: stage } = window.Reveal.getComputedSlideSize();
    const height = Math.floor(stage * (1 + margin));
    return [...document.querySelectorAll<HTMLElement>('.pdf-page')].flatMap((sheet) => {
      const slide = sheet.querySelector<HTMLElement>('section:not(.stack)');
      if (!slide) return [];
      const tall = Math.max(slide.scrollHeight, slide.getBoundingClientRect().height);
      // Half a pixel is rounding.
      if (tall <= height + 0.5) return [];
      const name = slide.id || slide.textContent.trim().slice(0, 40);
      return [`The slide "${name}" is ${Math.ceil(tall - height)} px taller than its page.`];
    });
  });
}

/**
 * Opens the print view and waits until its pages can be printed.
 * @throws Error if they cannot within half a minute
 */
export async function openPrintView(page: Page, url: string, theme = 'light'): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.goto(new URL(`?print-pdf&theme=${theme}`, url).href);
  await page.waitForSelector('html.print-prepared .pdf-page', { state: 'attached' }).catch(() => {
    throw new Error('The deck did not get ready to be printed: is its plugin "print" there?');
  });
}

/**
 * Prints a served deck into a file; the file is there whole or not at all.
 * @returns how many pages were laid out
 * @throws Error that names each slide that does not fit its page
 */
export async function printDeck(url: string, file: string, theme = 'light'): Promise<number> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...launchArguments],
  });
  const unfinished = `${file}.part`;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await openPrintView(page, url, theme);
    const clipped = await clippedSlides(page);
    if (clipped.length > 0) throw new Error(clipped.join('\n'));
    await page.pdf({
      path: unfinished,
      preferCSSPageSize: true,
      printBackground: true,
      outline: true,
      tagged: true,
    });
    await rename(unfinished, file);
    return await page.locator('.pdf-page').count();
  } finally {
    await browser.close();
    await rm(unfinished, { force: true });
  }
}
