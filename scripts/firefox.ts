import { join } from 'node:path';
import { programFolders, works } from './programs.ts';

/** Places where Firefox may be, in the order of preference. */
function* candidates(): Generator<string> {
  if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'])
      yield join(process.env[variable] ?? 'C:\\', 'Mozilla Firefox', 'firefox.exe');
    return;
  }
  for (const folder of [...programFolders(), '/opt/firefox'])
    for (const command of ['firefox', 'firefox-esr']) yield join(folder, command);
  for (const root of ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')])
    yield join(root, 'Firefox.app/Contents/MacOS/firefox');
}

/** Return the path of a Firefox that starts, or null; where `FIREFOX_PATH` is set, of that alone. */
export function findFirefox(): string | null {
  const chosen = process.env['FIREFOX_PATH'];
  for (const path of chosen ? [chosen] : candidates()) if (works(path)) return path;
  return null;
}
