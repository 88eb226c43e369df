import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { FiguresPlugin } from '../../../plugins/figures/index.ts';
import { heldOut, shippedModel } from '../../../scripts/data/shipped.ts';
import { complete } from '../../../src/igpt/sampler.ts';
import { expectAllInOneFile } from '../../deck/support/one-file.ts';
import { expect, ready, test as base } from '../../deck/support/test.ts';

const FILE = 'dist/igpt-single.html';

/** The deck as one file, opened from the disk. */
const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use) => {
      await build({ configFile: 'vite.single.config.ts', logLevel: 'error' });
      await use(pathToFileURL(resolve(FILE)).href);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ address }, use) => {
    await use(address);
  },
});
test.describe.configure({ mode: 'serial' });

test('one file of 12 MB at most shows every slide and asks for nothing else', async ({
  page,
  address,
}) => {
  expect(statSync(FILE).size).toBeLessThanOrEqual(12_000_000);
  await expectAllInOneFile(page, address);
});

test(
  'the model in it draws the very faces that Node draws',
  { tag: '@full' },
  async ({ page, address }) => {
    await page.goto(`${address}#/finish-my-picture`);
    await ready(page);
    const seed = 40;
    await expect(page.locator('section.present figure[data-live]')).toBeVisible();
    await page.getByRole('spinbutton', { name: 'Seed' }).fill(String(seed));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All at once', exact: true }).click();
    const drawn = (): Promise<string[]> =>
      page.evaluate(async () => {
        const plugin = window.Reveal.getPlugin('figures') as FiguresPlugin;
        const result = (await plugin.figures()).getResult('finish-my-picture');
        return (result as { pictures: string[] }).pictures;
      });
    const [face = []] = heldOut('faces');
    const prefix = face.slice(0, 128);
    const samples = Array.from({ length: 8 }, (_, i) => ({ prefix, seed: seed + i }));
    const expected = complete(await shippedModel('faces'), samples).map((picture) =>
      Buffer.from(picture).toString('hex'),
    );
    await expect.poll(drawn, { timeout: 60_000 }).toEqual(expected);
  },
);
