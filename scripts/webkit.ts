import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram, programFolders } from './programs.ts';

/** What WebKitGTK is driven with: it opens windows, and takes no pictures by itself. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  /** A virtual display for the windows. */
  readonly display: string;
  /** Takes pictures of a display. */
  readonly picture: string;
}

/** Places where WebKitGTK's test browser may be: beside the library, in a folder of its version. */
function* browsers(): Generator<string> {
  for (const root of ['/usr/lib', '/usr/lib64', '/usr/libexec'])
    for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0'])
      for (const folder of ['', ...foldersIn(root)])
        yield join(root, folder, version, 'MiniBrowser');
}

/** Return the names of a folder's folders for the libraries of one architecture. */
function foldersIn(root: string): string[] {
  try {
    return readdirSync(root).filter((name) => name.includes('-linux-'));
  } catch {
    return [];
  }
}

/** Return what WebKit is driven with, or null if something is missing. */
export function findWebKit(): WebKitPrograms | null {
  if (process.platform !== 'linux') return null;
  const find = (name: string): string | undefined =>
    programFolders()
      .map((folder) => join(folder, name))
      .find(isProgram);
  const [driver, display, picture] = [find('WebKitWebDriver'), find('Xvfb'), find('import')];
  const browser = [...browsers()].find(isProgram);
  return driver && browser && display && picture ? { driver, browser, display, picture } : null;
}
