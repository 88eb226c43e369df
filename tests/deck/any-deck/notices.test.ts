import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from '../support/test.ts';

const notices = readFileSync('dist/third-party-notices.txt', 'utf8');

/** The packages that the notices name. */
const named = [...notices.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+, /gm)].map(
  ([, name]) => name,
);

test('the notices name each package whose code is in the deck or in a worker', async ({}, testInfo) => {
  const outDir = testInfo.outputPath('deck');
  // The map of a chunk lists the files that it was made of.
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true, sourcemap: true } });
  const maps = readdirSync(join(outDir, 'assets')).filter((name) => name.endsWith('.map'));
  expect(maps.length).toBeGreaterThan(0);
  const packages = maps.flatMap((name) => {
    const { sources } = JSON.parse(readFileSync(join(outDir, 'assets', name), 'utf8')) as {
      sources: string[];
    };
    return sources.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  });
  expect(packages).toContain('reveal.js');
  expect(named).toEqual(expect.arrayContaining([...new Set(packages)]));
});

test('the notices name what is part of a package’s own file', () => {
  const scripts = readdirSync('dist/assets')
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join('dist/assets', name), 'utf8'))
    .join('\n');
  // By something that is in no other code.
  const marks: readonly [name: string, mark: string][] = [
    ['marked', 'Please report this to https://github.com/markedjs/marked'],
    ['smartypants', '&#8220;&#8216;'],
    ['core-js', 'zloirock'],
  ];
  const found = marks.filter(([, mark]) => scripts.includes(mark)).map(([name]) => name);
  expect(found).toContain('smartypants');
  expect(named).toEqual(expect.arrayContaining(found));
  // It brings smartypants, and is too short to have a mark of its own.
  expect(named).toContain('marked-smartypants');
});
