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
let code = 0;
let passed = 0;
for (const { name, command } of steps) {
  const begun = performance.now();
  console.log(`\n> ${name}: ${command}`);
  // npm has put the tools of node_modules on the path; a shell finds their .cmd files on Windows.
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  code = status ?? 1;
  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'} after ${seconds(begun)}`);
  if (code !== 0) break;
  passed += 1;
}
const failed = code === 0 ? 0 : 1;
const left = steps.length - passed - failed;
console.log(
  `\nOf ${steps.length} steps in ${seconds(start)}: ${passed} passed, ${failed} failed` +
    (left > 0 ? `, ${left} not run` : ''),
);
process.exitCode = code;
