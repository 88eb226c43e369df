/** All that `npm test` checks, and then what takes longer or needs more than a Chromium. */
import { spawnSync } from 'node:child_process';

const commands = [
  'npm test',
  'playwright test --config playwright.full.config.ts',
  'npm run --if-present test:new-talk',
  'npm run --if-present test:browsers',
];

for (const command of commands) {
  console.log(`\n> ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
