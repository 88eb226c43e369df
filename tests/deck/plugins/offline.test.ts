import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { MathPlugin } from '../../../plugins/slides/run/math.ts';
import { hosted, kept, visit, type Host } from '../support/offline.ts';
import { expect, folder, goTo, ready, slideIds, test as base } from '../support/squares.ts';

const built = join(folder, 'dist');
const test = base.extend<{ host: Host }>(hosted(built));
test.use({ serviceWorker: true });

const notice = (page: Page) => page.locator('.notice');

/** What no slide needs comes last: fonts for paper. */
const paperFont = /-latin-\d+-.*\.woff2?$/;

const rest = async (page: Page): Promise<number> =>
  (await kept(page)).filter((name) => paperFont.test(name)).length;

/** Waits until that is kept, too. */
async function restKept(page: Page, { folder }: Host): Promise<void> {
  const files = readdirSync(join(folder, 'assets')).filter((name) => paperFont.test(name));
  expect(files.length).toBeGreaterThan(0);
  await expect.poll(() => rest(page), { timeout: 60_000 }).toBe(files.length);
}

/** The figure whose file later deployments do not have. */
const figureFile = /square-.*\.js$/;

/** Deploys another version: with this title, and without the files that match. */
function deploy(folder: string, title: string, gone = figureFile): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const changed = page.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
  let worker = readFileSync(join(folder, 'offline.js'), 'utf8')
    .replace(digest(page), digest(changed))
    .replace(/VERSION = "[^"]*"/, `VERSION = "${title}"`);
  for (const name of readdirSync(join(folder, 'assets'))) {
    if (!gone.test(name)) continue;
    rmSync(join(folder, 'assets', name));
    worker = worker.replace(new RegExp(`\\["assets/${name}","[^"]*"\\],?`), '');
  }
  writeFileSync(join(folder, 'index.html'), changed);
  writeFileSync(join(folder, 'offline.js'), worker);
}

/** Deploys the version that was there first. */
function rollBack(folder: string): void {
  cpSync(built, folder, { recursive: true });
}

/** Lets the browser look for another version; resolves to what became of it. */
const update = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    await new Promise((resolve) => worker?.addEventListener('statechange', resolve));
    return worker?.state;
  });

/** Opens the page anew without a network. */
async function reloadOffline(page: Page, host: Host): Promise<void> {
  await host.close();
  await page.reload();
  await ready(page);
}

test('after one visit every slide is there without a network', async ({ page, host }) => {
  await visit(page);
  await host.close();
  await page.goto('./?square.width=4#/square');
  await ready(page);
  for (const id of await slideIds(page)) await goTo(page, id, -1);
  await expect(page.locator('.figure-fault')).toHaveCount(0);
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
  await goTo(page, 'primes');
  await expect(page.locator('section.present figure[data-live]')).toContainText('10 primes');
});

test('what writes formulas at run time is not kept, and comes when it is asked for', async ({
  page,
}) => {
  await visit(page);
  const scripts = (await kept(page)).filter((name) => /katex-[^/]*\.js$/.test(name));
  expect(scripts).toEqual([]);
  const html = await page.evaluate(() =>
    (window.Reveal.getPlugin('math') as MathPlugin).render('x^2'),
  );
  expect(html).toContain('<msup>');
});

test('the speaker view opens without a network', async ({ page, host }) => {
  await visit(page);
  await host.close();
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await expect(speaker.getByText('Looking for the deck')).toBeHidden();
  await expect(speaker.locator('iframe').first()).toBeVisible();
});

test(
  'one who saves data gets no more than what every slide needs',
  { tag: '@full' },
  async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    await visit(page);
    expect(await rest(page)).toBe(0);
  },
);

test(
  'a new deployment is announced, and shown when a person asks for it',
  { tag: '@full' },
  async ({ page, host }) => {
    await visit(page);
    const before = await page.title();
    deploy(host.folder, 'Second');
    await page.reload();
    await ready(page);
    await expect(notice(page)).toContainText('A new version of this deck is there.');
    expect(await page.title()).toBe(before);
    await goTo(page, 'square');
    await expect(page.locator('#square figure[data-live]')).toBeVisible();
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle('Second');
    await expect(page).toHaveURL(/#\/square/);
    await expect(notice(page)).toBeHidden();
  },
);

test(
  'a window keeps its files when another goes on, over deployments that only waited',
  { tag: '@full' },
  async ({ page, host, context }) => {
    await visit(page);
    await restKept(page, host);
    expect((await kept(page)).some((name) => figureFile.test(name))).toBe(true);
    const other = await context.newPage();
    await other.goto('./');
    await ready(other);
    for (const title of ['Second', 'Third', 'Fourth']) {
      deploy(host.folder, title, /square-.*\.js$|-latin-\d+-/);
      expect(await update(page)).toBe('installed');
    }
    await other.getByRole('button', { name: 'Reload' }).click();
    await expect(other).toHaveTitle('Fourth');
    await goTo(page, 'square');
    await expect(page.locator('#square figure[data-live]')).toBeVisible();
    await restKept(page, { ...host, folder: built });
  },
);

test(
  'after a roll-back the version that is shown again is there without a network',
  { tag: '@full' },
  async ({ page, host }) => {
    await visit(page);
    const first = await page.title();
    for (const title of ['Second', 'Third', 'Fourth']) {
      deploy(host.folder, title);
      expect(await update(page)).toBe('installed');
    }
    rollBack(host.folder);
    expect(await update(page)).toBe('installed');
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    await ready(page);
    await reloadOffline(page, host);
    expect(await page.title()).toBe(first);
  },
);

test(
  'a roll-back whose files are altered on their way leaves the version that runs its files',
  { tag: '@full' },
  async ({ page, host }) => {
    await visit(page);
    deploy(host.folder, 'Second');
    expect(await update(page)).toBe('installed');
    rollBack(host.folder);
    writeFileSync(join(host.folder, 'speaker.html'), 'altered on its way');
    expect(await update(page)).toBeDefined();
    await reloadOffline(page, host);
    await goTo(page, 'square');
    await expect(page.locator('#square figure[data-live]')).toBeVisible();
  },
);

test(
  'versions that no window shows any more are deleted',
  { tag: '@full' },
  async ({ page, host }) => {
    await visit(page);
    await restKept(page, host);
    for (const title of ['Second', 'Third']) {
      deploy(host.folder, title, /-latin-\d+-/);
      expect(await update(page)).toBe('installed');
    }
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle('Third');
    const versions = async (): Promise<string[]> => {
      await page.reload();
      await ready(page);
      const names = await page.evaluate(() => caches.keys());
      return names.flatMap((name) => /^offline http\S+ (.*)/.exec(name)?.[1] ?? []);
    };
    await expect.poll(versions, { timeout: 60_000 }).toEqual(['Third']);
    expect(await rest(page)).toBe(0);
  },
);

test(
  'the notice can be closed by the keyboard, and the deck keeps its keys',
  { tag: '@full' },
  async ({ page, host }) => {
    await visit(page);
    deploy(host.folder, 'Second');
    await page.reload();
    await ready(page);
    await page.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(notice(page)).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/#\/./);
  },
);

test(
  'a version of which a file is altered is not kept',
  { tag: '@full' },
  async ({ page, host }) => {
    writeFileSync(join(host.folder, 'speaker.html'), 'altered on its way');
    await page.goto('./');
    await ready(page);
    const ended = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('offline.js');
      const worker = registration.installing;
      return new Promise((resolve) =>
        worker?.addEventListener('statechange', () => resolve(worker.state)),
      );
    });
    expect(ended).toBe('redundant');
    expect(await kept(page)).toEqual([]);
    await expect(notice(page)).toBeHidden();
  },
);

for (const query of ['?print-pdf', '?receiver'])
  test(`a page with ${query} keeps nothing`, async ({ page }) => {
    await page.goto(`./${query}`);
    await ready(page);
    // The deck waits for the same before it does what is not urgent.
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 1000));
    });
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });

test('the deck can be installed: its manifest and its icons are there', async ({ page }) => {
  await page.goto('./');
  const address = await page
    .locator('link[rel="manifest"]')
    .evaluate((link) => Reflect.get(link, 'href') as string);
  const response = await page.request.get(address);
  const manifest = (await response.json()) as {
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(new URL(manifest.start_url, address).href).toBe(new URL('./', page.url()).href);
  for (const { src, sizes } of manifest.icons) {
    const icon = await page.request.get(new URL(src, address).href);
    const png = await icon.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});
