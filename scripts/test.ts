/** Every check, the quick ones first: stops at the first that fails, with its exit code. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

interface Step {
  readonly name: string;
  readonly command: string;
}

const steps: readonly Step[] = [
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'types', command: 'tsc --noEmit' },
  { name: 'lint', command: 'eslint . --max-warnings 0' },
  { name: 'unit tests', command: 'vitest run' },
  { name: 'build', command: 'vite build --logLevel warn' },
  { name: 'budget', command: 'tsx scripts/budget.ts' },
  { name: 'browser tests', command: 'playwright test' },
];

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

try {
  // Before the long steps, and once for all of them.
  process.env['CHROME_PATH'] = findBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const start = performance.now();
for (const { name, command } of steps) {
  const begun = performance.now();
  console.log(`\n> ${name}: ${command}`);
  // npm has put the tools of node_modules on the path; a shell finds their .cmd files on Windows.
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  console.log(`${name}: ${status === 0 ? 'passed' : 'failed'} after ${seconds(begun)}`);
  if (status !== 0) process.exit(status ?? 1);
}
console.log(`\n${steps.length} steps passed, 0 failed, in ${seconds(start)}`);
