/** Builds the decks of `tests/fixtures/`. */
import { execFile } from 'node:child_process';
import { cp, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { writeTalk } from '../../../scripts/new-talk/write.ts';

const vite = resolve('node_modules/vite/bin/vite.js');

/** Builds a deck from the sources in a folder, in a process of its own: several can be built at once. */
export async function build(
  folder: string,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const command = [vite, 'build', '--logLevel', 'warn', ...options];
  await promisify(execFile)('node', command, { cwd: folder, env: { ...process.env, ...env } });
}

/** Builds a deck that has a configuration of its own. */
export function buildFixture(name: string, outDir: string, env = {}): Promise<void> {
  return build(resolve('tests/fixtures', name), ['--outDir', outDir], env);
}

/** What the talk about squares has in the place of what a new talk begins with. */
const own = ['assets/data', 'slides', 'src/figures'];

/** Writes the talk about squares, which has all of the house, and builds it with these modules. */
export async function buildSquares(folder: string): Promise<void> {
  await writeTalk('.', folder, { title: 'Counting squares', author: 'A. Speaker' });
  await Promise.all(own.map((part) => rm(join(folder, part), { recursive: true })));
  await cp('tests/fixtures/squares', folder, { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await build(folder);
}
