/**
 * Runs the tests in Firefox and WebKit, which are no part of `npm test`: not everybody has them.
 * `npm run test:browsers -- webkit` runs them in one engine.
 */
import { spawnSync } from 'node:child_process';
import { findFirefox } from './firefox.ts';
import { installOnce } from './install.ts';
import { findWebKit } from './webkit.ts';

const engines = {
  firefox: {
    isThere: () => findFirefox() !== null,
    missing:
      'No Firefox found: install Firefox (on Debian "apt-get install firefox-esr"), or set FIREFOX_PATH to its program.',
  },
  webkit: {
    isThere: () => findWebKit() !== null,
    missing:
      'No WebKit found: on Linux, install WebKitGTK’s driver, a virtual display and ImageMagick (on Debian and Ubuntu "apt-get install webkit2gtk-driver xvfb imagemagick"; since Ubuntu 26.04 the driver is called webkitgtk-webdriver).',
  },
};
type Name = keyof typeof engines;
const names = Object.keys(engines) as Name[];
const isName = (word: string | undefined): word is Name => names.some((name) => name === word);

/** Run a command and return its exit code. */
const run = (command: string, args: readonly string[]): number =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

const [first, ...rest] = process.argv.slice(2);
const asked = isName(first) ? [first] : names;
const there = asked.filter((name) => engines[name].isThere());
const missing = asked.filter((name) => !there.includes(name));
for (const name of missing) console.error(engines[name].missing);

let code = missing.length > 0 ? 1 : 0;
if (there.length > 0) {
  installOnce('tests/browsers');
  const more = isName(first) ? rest : process.argv.slice(2);
  const projects = there.map((name) => `--project=${name}`);
  code =
    run('tsc', ['--project', 'tests/browsers', '--noEmit']) ||
    run('playwright', ['test', '--config', 'tests/browsers', ...projects, ...more]) ||
    code;
}
for (const name of missing)
  if (there.length > 0) console.error(`Skipped. ${engines[name].missing}`);
process.exitCode = code;
