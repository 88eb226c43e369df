import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeTalk } from '../../../scripts/new-talk/write.ts';
import { serve } from '../../../scripts/serve.ts';
import { expect, goTo, ready, shown, slideIds, test as base } from '../../deck/support/test.ts';

/** A new talk, written, and built with the modules of this one. */
const test = base.extend<object, { talk: { folder: string; address: string } }>({
  talk: [
    async ({}, use) => {
      const room = await mkdtemp(join(tmpdir(), 'new-talk-'));
      const folder = join(room, 'my-talk');
      await writeTalk('.', folder, { title: 'Growth', author: 'A. Speaker' });
      await symlink(resolve('node_modules'), join(folder, 'node_modules'));
      expect(run(folder, 'vite', 'build')).toBe('');
      const server = await serve(join(folder, 'dist'));
      await use({ folder, address: server.url });
      await server.close();
      await rm(room, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ talk }, use) => {
    await use(talk.address);
  },
});

/** Run a program of the installed modules; returns what it printed if it failed. */
function run(folder: string, ...command: string[]): string {
  const { status, stdout, stderr } = spawnSync('npx', command, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

test('a new talk opens with its title, six slides and its references', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  await expect(page).toHaveTitle('Growth');
  await expect(shown(page).locator('h1')).toHaveText('Growth');
  await expect(shown(page).getByText('A. Speaker')).toBeVisible();
  const ids = await slideIds(page);
  expect(ids).toEqual([
    'title',
    'formula',
    'table',
    'chart',
    'code',
    'live',
    'appendix-references',
  ]);
  for (const id of ids) await goTo(page, id);
  await expect(shown(page).locator('#reference-may1976')).toBeVisible();
});

test('its live figure is used by keys, and its chart has a table of values', async ({ page }) => {
  await page.goto('./#/live');
  await ready(page);
  const figure = shown(page).locator('.live');
  await expect(figure.getByText('r = 3.50')).toBeVisible();
  await figure.getByRole('slider', { name: 'Growth' }).press('ArrowRight');
  await expect(figure.getByText('r = 3.55')).toBeVisible();
  await expect(page).toHaveURL(/live\.growth:355/);
  await goTo(page, 'chart');
  await shown(page).locator('.values summary').click();
  await expect(shown(page).getByRole('cell', { name: '0.200' }).first()).toBeVisible();
});

test('its types are right, and lint finds nothing', { tag: '@full' }, ({ talk }) => {
  test.slow();
  expect(run(talk.folder, 'tsc', '--noEmit')).toBe('');
  expect(run(talk.folder, 'prettier', '--check', '.')).toBe('');
  expect(run(talk.folder, 'eslint', '.', '--max-warnings', '0')).toBe('');
});
