/** Runs the smoke tests in Firefox, which are no part of `npm test`: not everybody has it. */
import { spawnSync } from 'node:child_process';
import { findFirefox } from './firefox.ts';
import { installOnce } from './install.ts';

const commands = [
  'tsc --project tests/browsers --noEmit',
  'node --import tsx --test --test-reporter spec tests/browsers/firefox.ts',
];

const firefox = findFirefox();
if (firefox) {
  installOnce('tests/browsers');
  const env = { ...process.env, FIREFOX_PATH: firefox };
  for (const command of commands) {
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env });
    if (status !== 0) process.exit(status ?? 1);
  }
} else {
  console.error(
    'No Firefox found: install Firefox (on Debian "apt-get install firefox-esr"), or set FIREFOX_PATH to its program.',
  );
  process.exitCode = 1;
}
