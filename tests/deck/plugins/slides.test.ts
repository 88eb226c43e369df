import { mkdtempSync, cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { slides } from '../../../plugins/slides/build.ts';
import { expect, goTo, ready, shown, test } from '../support/squares.ts';

test.describe('drawings of later slides', () => {
  test('are fetched when the first slide stands', async ({ page }) => {
    let drawings = 0;
    page.on('request', (request) => (drawings += Number(/stills-.*\.json$/.test(request.url()))));
    await page.goto('./');
    await ready(page);
    expect(drawings).toBe(0);
    expect(await page.locator('[data-still]').count()).toBeGreaterThan(0);
    await expect(page.locator('[data-still]')).toHaveCount(0);
    expect(drawings).toBe(1);
  });

  test('are there at once for whoever begins at one', async ({ page }) => {
    await page.goto('./');
    await ready(page);
    const id = await page.evaluate(
      () => document.querySelector('[data-still]')?.closest('section')?.id,
    );
    await page.goto('about:blank');
    await page.goto(`./#/${id ?? ''}`);
    await ready(page);
    await expect(shown(page).locator('.still > *').first()).toBeAttached();
    expect(await page.locator('[data-still]').count()).toBe(0);
  });

  test.describe('that cannot be fetched', () => {
    test.use({ expectedProblems: [/stills-|Failed to load resource/] });

    test('say so, and the deck goes on', async ({ page }) => {
      await page.route(/stills-.*\.json$/, (route) => route.abort());
      await page.goto('./');
      await ready(page);
      const id = await page.evaluate(
        () => document.querySelector('[data-still]')?.closest('section')?.id,
      );
      await goTo(page, id ?? '');
      await expect(
        shown(page).getByText('This picture could not be loaded.').first(),
      ).toBeAttached();
    });
  });
});

test('a formula made at run time loads the script that renders it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto('./');
  await ready(page);
  expect(scripts.filter((url) => /katex.*\.js$/.test(url))).toEqual([]);
  const html = await page.evaluate(() => {
    const plugin: unknown = window.Reveal.getPlugin('math');
    const math = plugin as {
      render(latex: string, options?: { display: boolean }): Promise<string>;
    };
    return math.render('\\sqrt{n}', { display: true });
  });
  expect(html).toContain('<msqrt>');
  expect(html).toContain('katex-display');
  expect(scripts.filter((url) => /katex.*\.js$/.test(url))).toHaveLength(1);
});

/** A copy of the second deck in the dev server. */
const develop = test.extend<{ deck: { chapter: string; address: string } }>({
  deck: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'deck-'));
    const from = resolve('tests/fixtures/second-deck');
    for (const part of ['index.html', 'slides', 'assets']) {
      cpSync(join(from, part), join(root, part), { recursive: true });
    }
    const main = readFileSync(join(from, 'main.ts'), 'utf8');
    writeFileSync(join(root, 'main.ts'), main.replaceAll('../../..', resolve('.')));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const server: ViteDevServer = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      // Servers that run at the same time would take the bundled packages from under each other.
      cacheDir: join(root, '.vite'),
      resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
      server: { port: 0, fs: { strict: false } },
      plugins: [slides()],
    });
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? '';
    await use({ chapter: join(root, 'slides/01-bees.md'), address });
    await server.close();
    // The server may still be writing its cache.
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  baseURL: async ({ deck }, use) => use(deck.address),
});

develop.describe('while a deck is written', () => {
  // The error page of the dev server has no icon.
  develop.use({ expectedProblems: [/500|favicon/] });

  develop('an edit updates the page and keeps the place', async ({ page, deck }) => {
    await page.goto(`${deck.address}#/honey-is-made-of`);
    await ready(page);
    const text = readFileSync(deck.chapter, 'utf8');
    writeFileSync(deck.chapter, text.replace('water', 'flowers'));
    await expect(shown(page).getByText('flowers')).toBeVisible();
    await expect(page).toHaveURL(/#\/honey-is-made-of$/);
  });

  develop('a mistake is shown over the page until it is mended', async ({ page, deck }) => {
    await page.goto(`${deck.address}#/honey-is-made-of`);
    await ready(page);
    const text = readFileSync(deck.chapter, 'utf8');
    writeFileSync(deck.chapter, text.replace('water', '$\\fraq$'));
    const overlay = page.locator('vite-error-overlay');
    await expect(overlay).toContainText('slides/01-bees.md:19: This formula does not parse');
    await page.reload();
    await expect(overlay).toContainText('slides/01-bees.md:19: This formula does not parse');
    await expect(overlay.locator('.stack')).toHaveText('');
    writeFileSync(deck.chapter, text.replace('water', 'flowers'));
    await expect(shown(page).getByText('flowers')).toBeVisible();
    await expect(overlay).toHaveCount(0);
    await expect(page).toHaveURL(/#\/honey-is-made-of$/);
  });
});
