/**
 * Finds a Chromium to drive: an installed headless shell, Chrome, Chromium or Edge; else Playwright's
 * download; else, as root on Debian, the distribution's package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from '@playwright/test';
import { programFolders, works } from './programs.ts';

const minutes = 60_000;

/** Chromium without windows, in which opening a page costs about two thirds. */
const shell = 'chromium-headless-shell';

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const isRoot = process.getuid?.() === 0;

const featuresOff: readonly string[] = [
  // Two hidden pages of the browser's own for each window: half of what opening the deck costs.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  // Those of Playwright, whose list this one replaces: the browser heeds the last one it is given.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];

/** Command line arguments for a browser that is driven by a script, never seen by a person. */
export const launchArguments: readonly string[] = [
  // Chromium's sandbox refuses to run as root, the user of most containers.
  ...(isRoot ? ['--no-sandbox'] : []),
  `--disable-features=${featuresOff.join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // The same letter widths on every machine.
  '--font-render-hinting=none',
];

/** Any browser, or a whole one as people have it, with windows. */
type Kind = 'any' | 'whole';

/** Places where a browser may be, in the order of preference. */
function* candidates(kind: Kind): Generator<string> {
  if (process.platform === 'darwin') {
    for (const root of ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')])
      for (const name of macApplications) yield join(root, `${name}.app/Contents/MacOS/${name}`);
  } else if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'])
      for (const program of windowsPrograms) yield join(process.env[variable] ?? 'C:\\', program);
  } else {
    for (const folder of programFolders())
      for (const command of kind === 'any' ? [shell, ...commands] : commands)
        yield join(folder, command);
    yield '/opt/google/chrome/chrome';
    yield '/opt/microsoft/msedge/msedge';
  }
  yield chromium.executablePath();
}

/** Return the path of a browser that is already on this machine, or null. */
export function installedBrowser(kind: Kind = 'any'): string | null {
  for (const path of candidates(kind)) if (works(path)) return path;
  return null;
}

function attempt(command: string, args: string[], limit: number, env = {}): boolean {
  console.error(`No Chromium found: trying "${command} ${args.join(' ')}".`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: limit,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/**
 * The path of a browser, installed first if there is none.
 * @throws Error with one sentence that says what to install, or that `CHROME_PATH` names no browser
 */
export function findBrowser(kind: Kind = 'any'): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (works(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, which is no browser that starts.`);
  }
  const found = installedBrowser(kind);
  if (found) return found;

  const download = ['playwright', 'install', '--no-shell', 'chromium'];
  attempt('npx', download, 3 * minutes, { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' });
  if (works(chromium.executablePath())) return chromium.executablePath();

  if (isRoot && existsSync('/etc/debian_version')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '--no-install-recommends'];
    attempt('apt-get', ['update'], 3 * minutes, env);
    // Older releases have only the whole browser.
    for (const name of kind === 'any' ? [shell, 'chromium'] : ['chromium'])
      if (attempt('apt-get', [...install, name], 5 * minutes, env)) break;
  }
  const installed = installedBrowser(kind);
  if (installed) return installed;
  throw new Error(
    'No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to the program of one.',
  );
}

/**
 * Start a browser for some work, and close it when the work is done or has failed.
 * @param options - further arguments; more of Playwright's, such as who handles Ctrl+C
 */
export async function withBrowser<T>(
  work: (browser: Browser) => Promise<T>,
  { args = [], ...options }: LaunchOptions = {},
): Promise<T> {
  const browser = await chromium.launch({
    ...options,
    executablePath: findBrowser(),
    args: [...launchArguments, ...args],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
