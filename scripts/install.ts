/** Installs what only some scripts need, the first time that they run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the packages that a folder's own `package.json` names, unless they are there.
 * @throws Error if they cannot be installed
 */
export function installOnce(folder: string): void {
  const file = join(folder, 'package.json');
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const isThere = (name: string): boolean => existsSync(join(folder, 'node_modules', name));
  if (Object.keys(dependencies).every(isThere)) return;
  // No package needs its script to run; puppeteer's would fetch a browser.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`What ${file} names could not be installed.`);
}
