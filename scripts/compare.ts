/** Builds the deck at a revision and as it is, and compares pictures of both. */
import { execFile } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { contactSheet } from './contact-sheet.ts';
import { difference } from './difference.ts';
import { serve, type Served } from './serve.ts';
import { takeShots, type ShotOptions } from './slide-shots.ts';

const run = promisify(execFile);

export interface Decks {
  readonly before: Served;
  readonly after: Served;
  close(): Promise<void>;
}

/**
 * Builds and serves the deck at a revision, and as the working tree has it.
 * @throws Error if there is no such revision, or one of the decks cannot be built
 */
export async function buildBoth(revision: string): Promise<Decks> {
  await run('git', ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => {
    throw new Error(`--compare ${revision} is no revision of this repository.`);
  });
  const folder = await mkdtemp(join(tmpdir(), 'compare-'));
  const [tree, before, after] = ['tree', 'before', 'after'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const removeAll = async (): Promise<void> => {
    await run('git', ['worktree', 'remove', '--force', tree]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await run('git', ['worktree', 'add', '--detach', tree, revision]);
    await linkModules('node_modules', join(tree, 'node_modules'));
    await Promise.all([buildDeck(tree, before), buildDeck('.', after)]);
    const servers = { before: await serve(before), after: await serve(after) };
    const close = async (): Promise<void> => {
      await Promise.all([servers.before.close(), servers.after.close()]);
      await removeAll();
    };
    return { ...servers, close };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

/** Links each package, so that the links of a workspace lead to the revision's own files. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    const module = join(from, name);
    const isLink = (await lstat(module)).isSymbolicLink();
    await symlink(isLink ? await readlink(module) : resolve(module), join(to, name), 'junction');
  }
}

async function buildDeck(root: string, outDir: string): Promise<void> {
  const options = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  await run(process.execPath, [resolve('node_modules/vite/bin/vite.js'), ...options], {
    cwd: root,
  });
}

interface Pair {
  readonly id: string;
  readonly before?: Buffer;
  readonly after?: Buffer;
}

/** Return the pictures of both decks by their names. */
async function takePairs(
  browser: Browser,
  decks: Decks,
  options: ShotOptions,
): Promise<Map<string, Pair>> {
  const pairs = new Map<string, Pair>();
  const take = async (side: 'before' | 'after'): Promise<void> => {
    for await (const { id, name, png } of takeShots(browser, decks[side].url, options))
      pairs.set(name, { ...pairs.get(name), id, [side]: png });
  };
  await Promise.all([take('before'), take('after')]);
  return pairs;
}

/**
 * Compares the pictures of both decks. Writes before, after and difference side by side into a
 * folder, for each picture that differs.
 * @returns a sentence for each of these
 */
export async function compareShots(
  browser: Browser,
  decks: Decks,
  options: ShotOptions,
  folder: string,
): Promise<string[]> {
  const pairs = await takePairs(browser, decks, options);
  const differing = [...pairs.values()].filter(
    ({ before, after }) => before && after && !before.equals(after),
  );
  const ids = [...new Set(differing.map(({ id }) => id))];
  // Figures may have been caught while they were loading.
  const again = ids.length > 0 ? { ...options, ids, patient: true } : undefined;
  if (again)
    for (const [name, pair] of await takePairs(browser, decks, again)) pairs.set(name, pair);

  const sentences: string[] = [];
  for (const [name, { before, after }] of pairs) {
    if (!before || !after) {
      sentences.push(`${name}: is only in the deck ${before ? 'before' : 'after'}`);
      continue;
    }
    if (before.equals(after)) continue;
    const { pixels, largest, png } = await difference(before, after);
    if (pixels === 0) continue;
    const file = join(folder, `${name}.png`);
    await mkdir(folder, { recursive: true });
    const layout = { columns: 3, ...options.size, gap: 8, background: '#888' };
    const sheet = await contactSheet([before, after, png], layout);
    await writeFile(file, await sheet.png().toBuffer());
    sentences.push(`${name}: ${pixels} pixels, by up to ${largest} of 255 (${file})`);
  }
  return sentences;
}
