import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MathPlugin } from '../../../plugins/slides/run/math.ts';
import { build } from '../support/fixtures.ts';
import { expectAllInOneFile } from '../support/one-file.ts';
import { expect, folder, ready, slideIds, test as base } from '../support/squares.ts';

const FILE = join(folder, 'dist/squares-single.html');

/** The deck as one file, opened from the disk. */
const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use) => {
      await build(folder, ['--config', 'vite.single.config.ts', '--outDir', 'single']);
      await use(pathToFileURL(FILE).href);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ address }, use) => {
    await use(address);
  },
});
test.describe.configure({ mode: 'serial' });

test('one file of 2 MB at most shows every slide and asks for nothing else', async ({
  page,
  address,
}) => {
  expect(statSync(FILE).size).toBeLessThanOrEqual(2_000_000);
  await expectAllInOneFile(page, address);
});

test('formulas that are written at run time are no part of it, and are refused in a sentence', async ({
  page,
  address,
}) => {
  expect(readFileSync(FILE, 'utf8')).not.toContain('KaTeX parse error');
  await page.goto(address);
  await ready(page);
  const refused = page.evaluate(() =>
    (window.Reveal.getPlugin('math') as MathPlugin).render('x^2'),
  );
  await expect(refused).rejects.toThrow('katex is not part of this file.');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('its title is there before its script, and its charset is named where browsers look for it', async ({
    page,
    address,
  }) => {
    await page.goto(address);
    await expect(page.locator('#title h1')).toBeInViewport();
    await expect(page.locator('#title figure svg').first()).toBeInViewport();
    expect(readFileSync(FILE, 'utf8').slice(0, 1024)).toContain('<meta charset="utf-8"');
  });
});

test(
  'its speaker view is the same file, shows the slide, and drives the deck',
  { tag: '@full' },
  async ({ page, address }) => {
    await page.goto(address);
    await ready(page);
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await expect(speaker).toHaveURL((url) => url.href.startsWith(`${address}?speaker`));
    const preview = speaker.frameLocator('iframe[title="Current slide"]');
    await expect(preview.locator('section.present').first()).toBeVisible();
    const second = (await slideIds(page))[1] ?? '';
    await speaker.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`#/${second}`));
    await expect(preview.locator(`#${second}`)).toBeVisible();
  },
);
