/**
 * Measures what is not tested, since it depends on the machine, and prints one JSON object. Run by
 * `npm run bench`; the first time it installs what bench/package.json names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { engine } from './engine.ts';
import { lighthouse } from './lighthouse.ts';
import { pdf } from './pdf.ts';
import { quantiser } from './quantiser.ts';
import { onStage } from './stage.ts';

const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};
if (!Object.keys(dependencies).every((name) => existsSync(`bench/node_modules/${name}`))) {
  const { status } = spawnSync('npm', ['ci', '--prefix', 'bench'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('What bench/package.json names could not be installed.');
}

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  // How many processes wanted a core in the minute before: what else the machine did.
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
};
const results = await onStage(async (stage) => ({
  browser: `Chromium ${stage.browser.version()}`,
  engine: await engine(stage),
  quantiser: await quantiser(stage),
}));
const pages = { pdf: await pdf(), lighthouse: await lighthouse() };
console.log(JSON.stringify({ machine, ...results, ...pages }, null, 1));
