import type { Browser, Page } from '@playwright/test';
import { countSteps, goTo, ready, settle, slideIds } from './drive.ts';
import { openPrintView } from './print-view.ts';

export type Theme = 'light' | 'dark';

/** Lengths in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ShotOptions {
  readonly theme: Theme;
  readonly size: Size;
  /** Slides by their ids; all of them if there is none. */
  readonly ids: readonly string[];
  readonly touch: boolean;
  readonly reduced: boolean;
  /** A picture for each step of a slide, not of the last one alone. */
  readonly steps: boolean;
  /** Pages of the print view, not slides on the screen. */
  readonly print: boolean;
  /** Wait until a slide no longer changes, however long its figures load and compute. */
  readonly patient?: boolean;
}

export interface Shot {
  readonly id: string;
  /** The slide's id, with the number of the step if each step has its picture. */
  readonly name: string;
  readonly png: Buffer;
}

/**
 * Takes the pictures one by one. What the page logs as a warning or an error goes to the console.
 * @throws Error if no slide has one of the ids
 */
export async function* takeShots(
  browser: Browser,
  url: string,
  options: ShotOptions,
): AsyncGenerator<Shot> {
  const page = await browser.newPage({
    viewport: options.size,
    colorScheme: options.theme,
    reducedMotion: options.reduced ? 'reduce' : 'no-preference',
    hasTouch: options.touch,
  });
  // It would load the whole deck beside the slides.
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.error(message.text());
  });
  page.on('pageerror', (error) => console.error(error));
  try {
    yield* options.print ? pages(page, url, options) : screens(page, url, options);
  } finally {
    await page.close();
  }
}

async function* screens(page: Page, url: string, options: ShotOptions): AsyncGenerator<Shot> {
  await page.goto(url);
  await ready(page);
  // The styles of slides after the first one come later.
  await page.waitForLoadState('networkidle');
  const all = await slideIds(page);
  for (const id of options.ids)
    if (!all.includes(id)) throw new Error(`No slide has the id "${id}": ${all.join(', ')}.`);

  for (const id of options.ids.length > 0 ? options.ids : all) {
    // A drawing's steps are known when it is there.
    await goTo(page, id, -1);
    const steps = await countSteps(page, id);
    for (let step = options.steps ? -1 : steps - 1; step < steps; step += 1) {
      await goTo(page, id, step);
      // A digit is inked for two seconds, a face is unrolled for eight; the wall grows without an end.
      await page.waitForFunction(
        () => !document.querySelector('.present:not(#title) [data-unfinished]'),
      );
      const name = options.steps ? `${id}-${step + 1}` : id;
      yield { id, name, png: await (options.patient ? unchanging(page) : page.screenshot()) };
    }
  }
}

/** Return the picture of a page once it has been the same for three seconds, or after a minute. */
async function unchanging(page: Page): Promise<Buffer> {
  let png = await page.screenshot();
  for (let seconds = 0, same = 0; seconds < 60 && same < 3; seconds += 1) {
    await page.waitForTimeout(1000);
    const next = await page.screenshot();
    same = next.equals(png) ? same + 1 : 0;
    png = next;
  }
  return png;
}

async function* pages(page: Page, url: string, { theme, ids }: ShotOptions): AsyncGenerator<Shot> {
  await openPrintView(page, url, { theme });
  await settle(page, '.reveal img');
  for (const [i, sheet] of (await page.locator('.pdf-page').all()).entries()) {
    const id = (await sheet.locator('section[id]').last().getAttribute('id')) ?? String(i);
    if (ids.length > 0 && !ids.includes(id)) continue;
    yield { id, name: id, png: await sheet.screenshot() };
  }
}
