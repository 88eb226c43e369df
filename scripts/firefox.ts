/** Finds an installed Firefox. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Places where Firefox may be, in the order of preference. */
function* candidates(): Generator<string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'])
      yield join(process.env[variable] ?? 'C:\\', 'Mozilla Firefox', 'firefox.exe');
    return;
  }
  for (const folder of [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/firefox'])
    for (const command of ['firefox', 'firefox-esr']) yield join(folder, command);
  for (const root of ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')])
    yield join(root, 'Firefox.app/Contents/MacOS/firefox');
}

/** Whether the file is there and starts; on Windows its version goes nowhere, so being there must do. */
function works(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** The path of Firefox's program: `FIREFOX_PATH` and nothing else where that is set; null if none starts. */
export function findFirefox(): string | null {
  const chosen = process.env['FIREFOX_PATH'];
  for (const path of chosen ? [chosen] : candidates()) if (works(path)) return path;
  return null;
}
