import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { build } from 'vite';
import { thirdPartyNotices } from '../../plugins/notices.ts';

let root = '';

function write(name: string, content: string): void {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Installs a package that exports its name. */
function install(name: string): void {
  const folder = `node_modules/${name}`;
  const json = { name, version: '1.2.3', license: 'MIT', type: 'module', exports: './index.js' };
  write(`${folder}/package.json`, JSON.stringify(json));
  write(`${folder}/index.js`, `export const name = 'I am ${name}';`);
  write(`${folder}/LICENSE`, `The licence of ${name}`);
}

async function buildPage(embedded: readonly string[] = []): Promise<string> {
  const notices = thirdPartyNotices({ embedded });
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    worker: { format: 'es', plugins: () => [notices.worker] },
    plugins: [notices.page],
  });
  return readFileSync(join(root, 'dist/third-party-notices.txt'), 'utf8');
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'notices-')));
  for (const name of ['in-page', '@scope/in-worker', 'in-bundle', 'unused']) install(name);
  write('index.html', '<script type="module" src="./main.js"></script>');
  write(
    'main.js',
    `import { name } from 'in-page';
    document.title = name;
    new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });`,
  );
  write('worker.js', `import { name } from '@scope/in-worker'; postMessage(name);`);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('the notices name the packages of the page, of its workers and of their bundles', async () => {
  const text = await buildPage(['in-bundle']);
  for (const name of ['in-page', '@scope/in-worker', 'in-bundle'])
    expect(text).toContain(`${name} 1.2.3, MIT\n\nThe licence of ${name}`);
  expect(text).not.toContain('unused');
});

test('a package that is said to be in a bundle must be installed', async () => {
  await expect(buildPage(['missing'])).rejects.toThrow(
    'The package missing is not installed: run "npm ci".',
  );
});
