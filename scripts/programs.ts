import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';

/** Folders where programs may be, those of the path first. */
export function programFolders(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'];
}

/** Return true if there is a program at this path. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Return true if a program is there and starts; on Windows a browser would open a window. */
export function works(path: string): boolean {
  if (!isProgram(path)) return false;
  if (process.platform === 'win32') return true;
  // A browser without its shared libraries, and Ubuntu's stub that asks for a snap, fail here.
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
