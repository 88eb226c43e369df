import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Folders with packages of their own. */
const folders = ['', 'bench', 'tests/browsers', 'training/data-maker'].filter((folder) =>
  existsSync(join(folder, 'package.json')),
);

test.each(folders)(
  'the lock file of "%s" names no download address, so that it works with any registry',
  (folder) => {
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved": "http');
  },
);

test('updates are looked for in each folder with packages', () => {
  const config = readFileSync('.github/dependabot.yml', 'utf8');
  const looked = [...config.matchAll(/ecosystem: npm\n *directory: \/(.*)/g)].map(
    ([, name]) => name,
  );
  expect(looked).toEqual(folders);
});

test('the workflow uses actions by commit, and only the last job may publish', () => {
  const workflow = readFileSync('.github/workflows/pages.yml', 'utf8');
  const uses = workflow.match(/uses: .*/g) ?? [];
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d/);
  const [before = '', deploy = ''] = workflow.split('\n  deploy:\n');
  expect(before).not.toMatch(/: write/);
  expect(deploy).toMatch(/pages: write\n\s+id-token: write/);
});

test('plugins/README.md names each plugin', () => {
  const text = readFileSync('plugins/README.md', 'utf8');
  const entries = readdirSync('plugins', { withFileTypes: true });
  for (const entry of entries)
    if (entry.name !== 'README.md')
      expect(text).toContain(entry.isDirectory() ? `\`${entry.name}/` : `\`${entry.name}\``);
});
