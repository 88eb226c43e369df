import { build } from 'vite';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { RATE, type Shot } from './plan.ts';
import type {} from './page/page.ts';

/** The size of the film in pixels. */
export const SIZE = { width: 1920, height: 1080 };

/** Arguments for a browser whose pictures are whole, and the same each time. */
export const filmArguments: readonly string[] = [
  '--run-all-compositor-stages-before-draw',
  '--disable-checker-imaging',
  '--disable-threaded-animation',
  '--disable-threaded-scrolling',
  '--disable-partial-raster',
  '--hide-scrollbars',
];

/** The page's own time before a slide is filmed, in milliseconds: until then what is near has loaded. */
const BEFORE = 4000;

/** Nothing may be loaded for so long before a slide is filmed, in milliseconds of true time. */
const QUIET = 300;

const HIDDEN = '.chrome-head { display: none !important }';

/** A built deck whose time goes on as the film asks. */
export class FilmedDeck {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #url: string;
  #requests = 0;

  private constructor(page: Page, session: CDPSession, url: string) {
    this.#page = page;
    this.#session = session;
    this.#url = url;
    page.on('request', () => (this.#requests += 1));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', () => (this.#requests -= 1));
  }

  static async open(browser: Browser, url: string, theme: 'light' | 'dark'): Promise<FilmedDeck> {
    const page = await browser.newPage({
      viewport: SIZE,
      colorScheme: theme,
      reducedMotion: 'no-preference',
    });
    const [inPage, inWorker] = await Promise.all([bundle('page'), bundle('worker')]);
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await page.addInitScript(inPage);
    await page.context().route(/worker[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${inWorker}\n${await response.text()}` });
    });
    page.on('pageerror', (error) => console.error(error));
    return new FilmedDeck(page, await page.context().newCDPSession(page), url);
  }

  /** Give each picture of a slide that differs from the one before, with its number in the slide. */
  async *film({ id, pictures, steps }: Shot): AsyncGenerator<[number: number, png: Buffer]> {
    await this.#open(id);
    const page = this.#page;
    await page.evaluate((rate) => {
      window.film.begin(rate);
      return window.film.demonstrate();
    }, RATE);
    const cuts = [...steps, { from: pictures, shown: 0 }];
    let at = 0;
    for (const { from, shown } of cuts) {
      while (at < from) {
        const next = await page.evaluate(([at, to]) => window.film.goOn(at, to), [
          at,
          from,
        ] as const);
        if (next < from) yield [next, await this.#picture()];
        at = next + 1;
      }
      at = from;
      if (from < pictures) await page.evaluate((count) => window.film.showSteps(count), shown);
    }
  }

  async #open(id: string): Promise<void> {
    const page = this.#page;
    await page.goto('about:blank');
    await page.goto(`${this.#url}#/${id}`);
    await page.addStyleTag({ content: HIDDEN });
    await this.#quiet();
    await page.evaluate((milliseconds) => window.film.pass(milliseconds), BEFORE);
    await this.#quiet();
    await page.evaluate(() => window.film.pass(100));
  }

  /** Wait until nothing is loaded any more. */
  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < QUIET; quiet += 20) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (this.#requests > 0) quiet = 0;
    }
  }

  async #picture(): Promise<Buffer> {
    const { data } = await this.#session.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
    });
    return Buffer.from(data, 'base64');
  }
}

/** Return a script of the folder `page` with all that it imports. */
async function bundle(name: 'page' | 'worker'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: new URL(`./page/${name}.ts`, import.meta.url).pathname,
        formats: ['iife'],
        name: 'filmed',
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`The script "${name}" of the film could not be built.`);
  return chunk.code;
}
