/**
 * Measures what is not tested, since it depends on the machine, and prints one JSON object. Run by
 * `npm run bench`; the first time it installs what bench/package.json names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { engine } from './engine.ts';

if (!existsSync('bench/node_modules/onnxruntime-web')) {
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
console.log(JSON.stringify({ machine, engine: await engine() }, null, 1));
