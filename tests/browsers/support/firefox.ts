/** Firefox by WebDriver BiDi. Selenium would need geckodriver, which few systems package. */
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/firefox.ts';
import { Tab, type Engine, type Point } from './tab.ts';

/** Without a screen Firefox takes the machine for one without a mouse: 6 is a fine pointer that hovers. */
const MOUSE = { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 };

export async function startFirefox(): Promise<Engine> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('There is no Firefox.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 720 },
    extraPrefsFirefox: MOUSE,
  });
  return {
    async open() {
      const context = await browser.createBrowserContext();
      const tab = new FirefoxTab(await context.newPage());
      return { tab, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

class FirefoxTab extends Tab {
  private readonly page: Page;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  async evaluate<R, A>(work: (arg: A) => R | Promise<R>, arg?: A): Promise<R> {
    return (await this.page.evaluate(work as (arg: unknown) => unknown, arg)) as R;
  }

  async press(keys: string): Promise<void> {
    const held = keys.split('+') as KeyInput[];
    const last = held.pop() ?? 'Escape';
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of held.reverse()) await this.page.keyboard.up(key);
  }

  move({ x, y }: Point): Promise<void> {
    return this.page.mouse.move(x, y);
  }

  async click({ x, y }: Point, held?: 'Alt'): Promise<void> {
    if (held) await this.page.keyboard.down(held);
    await this.page.mouse.click(x, y);
    if (held) await this.page.keyboard.up(held);
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.move(from);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewport({ width, height });
  }

  async picture(path: string): Promise<void> {
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async popup(open: () => Promise<void>): Promise<Tab> {
    const opened = new Promise<Page | null>((resolve) => this.page.once('popup', resolve));
    await open();
    const page = await opened;
    if (!page) throw new Error('No window was opened.');
    const tab = new FirefoxTab(page);
    await tab.waitForFunction(
      () => location.href !== 'about:blank' && document.readyState === 'complete',
    );
    return tab;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
