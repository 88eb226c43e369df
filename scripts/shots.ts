/**
 * Pictures of slides at their last step, light and dark, and a contact sheet of each theme.
 *
 *   npm run shots -- [ids | all] [--theme light|dark|both] [--phone] [--landscape]
 *                    [--size 1024x768] [--steps] [--print] [--reduced]
 *                    [--url http://localhost:5173/] [--out shots]
 *
 * Both themes go into a folder each; a single one goes into the named folder itself.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { findBrowser, launchArguments } from './browser.ts';
import { contactSheet } from './contact-sheet.ts';
import { countSteps, goTo, ready, settle, slideIds } from './drive.ts';
import { openPrintView } from './print-view.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Shot {
  readonly name: string;
  readonly png: Buffer;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'both' },
    phone: { type: 'boolean', default: false },
    landscape: { type: 'boolean', default: false },
    size: { type: 'string', default: '1280x720' },
    steps: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    reduced: { type: 'boolean', default: false },
    url: { type: 'string' },
    out: { type: 'string', default: 'shots' },
  },
});

type Theme = 'light' | 'dark';

function themes(): readonly Theme[] {
  const { theme } = options;
  if (theme === 'both') return ['light', 'dark'];
  if (theme === 'light' || theme === 'dark') return [theme];
  throw new Error(`--theme ${theme} is not light, dark or both.`);
}

function viewport(): Size {
  if (options.phone) return { width: 390, height: 844 };
  if (options.landscape) return { width: 844, height: 390 };
  const [width, height] = options.size.split('x').map(Number);
  if (!width || !height) throw new Error(`--size ${options.size} is not like 1280x720.`);
  return { width, height };
}

/** The address of the deck, and what to call when it is no longer needed. */
async function serve(): Promise<{ url: string; close(): Promise<void> }> {
  if (options.url) return { url: options.url, close: () => Promise.resolve() };
  const server = await createServer({ server: { port: 4331, open: false }, logLevel: 'warn' });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The development server has no local address.');
  return { url, close: () => server.close() };
}

async function* screens(page: Page, url: string): AsyncGenerator<Shot> {
  await page.goto(url);
  await ready(page);
  const ids = await slideIds(page);
  const wanted = positionals.filter((id) => id !== 'all');
  for (const id of wanted)
    if (!ids.includes(id)) throw new Error(`No slide has the id "${id}": ${ids.join(', ')}.`);

  for (const id of wanted.length > 0 ? wanted : ids) {
    // A drawing's steps are known when it is there.
    await goTo(page, id, -1);
    const steps = await countSteps(page, id);
    for (let step = options.steps ? -1 : steps - 1; step < steps; step += 1) {
      await goTo(page, id, step);
      const name = options.steps ? `${id}-${step + 1}` : id;
      yield { name, png: await page.screenshot() };
    }
  }
}

async function* pages(page: Page, url: string, theme: Theme): AsyncGenerator<Shot> {
  await openPrintView(page, url, { theme });
  await settle(page, '.reveal img');
  const wanted = positionals.filter((id) => id !== 'all');
  for (const [i, sheet] of (await page.locator('.pdf-page').all()).entries()) {
    const id = (await sheet.locator('section[id]').last().getAttribute('id')) ?? String(i);
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    yield { name: id, png: await sheet.screenshot() };
  }
}

/** All pictures on one sheet, four a row; those of a phone eight. */
async function sheetOf(shots: readonly Shot[], size: Size): Promise<Buffer> {
  const [most, width] = size.width > size.height ? [4, 480] : [8, 240];
  const sheet = await contactSheet(
    shots.map(({ png }) => png),
    {
      columns: Math.min(shots.length, most),
      width,
      height: Math.round((width * size.height) / size.width),
      gap: 8,
      background: '#888',
    },
  );
  return sheet.png().toBuffer();
}

/** Takes the pictures of one theme. */
async function take(browser: Browser, url: string, theme: Theme, folder: string): Promise<void> {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: theme,
    reducedMotion: options.reduced ? 'reduce' : 'no-preference',
    hasTouch: options.phone || options.landscape,
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.error(message.text());
  });
  page.on('pageerror', (error) => console.error(error));

  await mkdir(folder, { recursive: true });
  const shots: Shot[] = [];
  for await (const shot of options.print ? pages(page, url, theme) : screens(page, url)) {
    await writeFile(join(folder, `${shot.name}.png`), shot.png);
    shots.push(shot);
  }
  if (shots.length === 0) throw new Error('No slide to take a picture of.');
  await writeFile(join(folder, 'contact-sheet.png'), await sheetOf(shots, size));
  console.log(`${shots.length} pictures and contact-sheet.png in ${folder}/`);
  await page.close();
}

const wanted = themes();
const size = viewport();
const server = await serve();
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...launchArguments],
});
try {
  for (const theme of wanted) {
    const folder = wanted.length > 1 ? join(options.out, theme) : options.out;
    await take(browser, server.url, theme, folder);
  }
} finally {
  await browser.close();
  await server.close();
}
