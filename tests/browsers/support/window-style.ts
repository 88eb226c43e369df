import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Without it the buttons of WebKit's test browser allow no window as narrow as a phone. */
const STYLE = `* {
  min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 4px;
}
`;

/** Write the style of the browser's own buttons into a folder of settings. */
export async function writeWindowStyle(folder: string): Promise<void> {
  for (const toolkit of ['gtk-3.0', 'gtk-4.0']) {
    await mkdir(join(folder, toolkit));
    await writeFile(join(folder, toolkit, 'gtk.css'), STYLE);
  }
}
