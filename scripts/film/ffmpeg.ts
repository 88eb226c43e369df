import { join } from 'node:path';
import { isProgram, programFolders } from '../programs.ts';

/**
 * Return the path of ffmpeg.
 * @param folders - where programs may be
 * @throws Error with one sentence that says how to install it
 */
export function findFfmpeg(folders: readonly string[] = programFolders()): string {
  for (const folder of folders)
    for (const name of ['ffmpeg', 'ffmpeg.exe']) {
      const path = join(folder, name);
      if (isProgram(path)) return path;
    }
  throw new Error('A film needs ffmpeg: install it, on Debian by "apt-get install ffmpeg".');
}
