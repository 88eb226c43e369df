/** Every check, the quick ones first: stops at the first that fails, with its exit code. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { findBrowser } from './browser.ts';

interface Step {
  readonly name: string;
  readonly command: string;
  /** Mends by itself what the step finds. */
  readonly mend?: string;
}

/** The steps of a group run at the same time: each of them keeps one processor core busy. */
const groups: readonly (readonly Step[])[] = [
  [
    { name: 'format', command: 'prettier --check --log-level warn .', mend: 'npm run format' },
    { name: 'types', command: 'tsc --noEmit' },
    { name: 'lint', command: 'eslint . --max-warnings 0' },
  ],
  [{ name: 'unit tests', command: 'vitest run' }],
  [{ name: 'build', command: 'vite build --logLevel warn' }],
  [{ name: 'budget', command: 'tsx scripts/budget.ts' }],
  [{ name: 'browser tests', command: 'playwright test' }],
];

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Run a step and return its exit code; what it prints comes when it ends, unless it runs alone. */
async function run({ name, command, mend }: Step, alone: boolean): Promise<number> {
  const begun = performance.now();
  const heading = `\n> ${name}: ${command}`;
  if (alone) console.log(heading);
  // npm has put the tools of node_modules on the path; a shell finds their .cmd files on Windows.
  const child = spawn(alone ? command : `${command} 2>&1`, {
    shell: true,
    stdio: ['inherit', alone ? 'inherit' : 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve) =>
    child.on('close', (status) => resolve(status ?? 1)),
  );
  const output = child.stdout && (await text(child.stdout));
  const code = await ended;
  if (output !== null) process.stdout.write(`${heading}\n${output}`);
  const advice = code !== 0 && mend !== undefined ? `; ${mend} mends it` : '';
  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'} after ${seconds(begun)}${advice}`);
  return code;
}

try {
  // Before the long steps, and once for all of them.
  process.env['CHROME_PATH'] = findBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const start = performance.now();
const codes: number[] = [];
for (const group of groups) {
  codes.push(...(await Promise.all(group.map((step) => run(step, group.length === 1)))));
  if (codes.some((code) => code !== 0)) break;
}
const passed = codes.filter((code) => code === 0).length;
const left = groups.flat().length - codes.length;
console.log(
  `\nOf ${groups.flat().length} steps in ${seconds(start)}: ${passed} passed, ` +
    `${codes.length - passed} failed${left > 0 ? `, ${left} not run` : ''}`,
);
process.exitCode = codes.find((code) => code !== 0) ?? 0;
