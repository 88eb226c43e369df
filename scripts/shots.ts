/**
 * Pictures of slides at their last step, light and dark, and a contact sheet of each theme.
 *
 *   npm run shots -- [ids | all] [--theme light|dark|both] [--phone] [--landscape]
 *                    [--size 1024x768] [--steps] [--print] [--reduced]
 *                    [--url http://localhost:5173/] [--out shots]
 *                    [--compare main]
 *
 * Both themes go into a folder each; a single one goes into the named folder itself. With --compare
 * the deck is built at that revision and as it is; what differs is listed, with a picture of each
 * difference, and the exit code is then 1.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { createServer } from 'vite';
import { withBrowser } from './browser.ts';
import { buildBoth, compareShots } from './compare.ts';
import { contactSheet } from './contact-sheet.ts';
import { runScript } from './output.ts';
import type { Served } from './serve.ts';
import { takeShots, type Shot, type ShotOptions, type Size, type Theme } from './slide-shots.ts';

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
    compare: { type: 'string' },
  },
});

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

/** Return the deck at the address of `--url`, or else start a development server. */
async function serveDeck(): Promise<Served> {
  if (options.url) return { url: options.url, close: () => Promise.resolve() };
  const server = await createServer({ server: { port: 4331, open: false }, logLevel: 'warn' });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The development server has no local address.');
  return { url, close: () => server.close() };
}

/** Return all pictures on one sheet, four a row; those of a phone eight. */
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

function folderOf(theme: Theme): string {
  return options.theme === 'both' ? join(options.out, theme) : options.out;
}

async function write(browser: Browser, url: string, wanted: ShotOptions): Promise<void> {
  const folder = folderOf(wanted.theme);
  await mkdir(folder, { recursive: true });
  const shots: Shot[] = [];
  for await (const shot of takeShots(browser, url, wanted)) {
    await writeFile(join(folder, `${shot.name}.png`), shot.png);
    shots.push(shot);
  }
  if (shots.length === 0) throw new Error('No slide to take a picture of.');
  await writeFile(join(folder, 'contact-sheet.png'), await sheetOf(shots, wanted.size));
  console.log(`${shots.length} pictures and contact-sheet.png in ${folder}/`);
}

async function writeAll(browser: Browser, wanted: readonly ShotOptions[]): Promise<void> {
  const server = await serveDeck();
  try {
    for (const one of wanted) await write(browser, server.url, one);
  } finally {
    await server.close();
  }
}

/** Say which slides differ from the revision's. */
async function compare(
  browser: Browser,
  wanted: readonly ShotOptions[],
  revision: string,
): Promise<void> {
  const decks = await buildBoth(revision);
  try {
    let count = 0;
    for (const one of wanted) {
      const sentences = await compareShots(browser, decks, one, folderOf(one.theme));
      for (const sentence of sentences) console.log(`${one.theme}, ${sentence}`);
      count += sentences.length;
    }
    console.log(count === 0 ? 'No picture differs.' : `Pictures that differ: ${count}.`);
    if (count > 0) process.exitCode = 1;
  } finally {
    await decks.close();
  }
}

async function main(): Promise<void> {
  const wanted = themes().map((theme) => ({
    theme,
    size: viewport(),
    ids: positionals.filter((id) => id !== 'all'),
    touch: options.phone || options.landscape,
    reduced: options.reduced,
    steps: options.steps,
    print: options.print,
  }));
  const place = await stat(options.out).catch(() => undefined);
  if (place && !place.isDirectory()) throw new Error(`--out ${options.out} is no folder.`);
  await withBrowser((browser) =>
    options.compare === undefined
      ? writeAll(browser, wanted)
      : compare(browser, wanted, options.compare),
  );
}

await runScript(main);
