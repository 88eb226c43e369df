/** Runs the smoke tests in Firefox, which are no part of `npm test`: not everybody has it. */
import { spawnSync } from 'node:child_process';
import { findFirefox } from './firefox.ts';

const firefox = findFirefox();
if (firefox) {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--test', '--test-reporter', 'spec', 'tests/browsers/firefox.ts'],
    { stdio: 'inherit', env: { ...process.env, FIREFOX_PATH: firefox } },
  );
  process.exitCode = status ?? 1;
} else {
  console.error(
    'No Firefox found: install Firefox (on Debian "apt-get install firefox-esr"), or set FIREFOX_PATH to its program.',
  );
  process.exitCode = 1;
}
