/**
 * Prints the built deck: a page a slide, with tags, links and bookmarks.
 *
 *   npm run pdf -- [--slides 12-18] [--steps] [--theme dark] [--ink talk-ink.json]
 *                  [--out dist/<name>.pdf] [--deck dist]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readInkFile } from './ink-file.ts';
import { deckName } from './output.ts';
import { oneOf, printBuilt } from './print.ts';

await printBuilt(() => {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string', default: 'dist' },
      out: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      ink: { type: 'string' },
      slides: { type: 'string' },
      steps: { type: 'boolean', default: false },
    },
  });
  const { deck, out: file = join(deck, `${deckName}.pdf`), theme, slides, steps } = values;
  oneOf('theme', theme, ['light', 'dark']);
  const ink = values.ink === undefined ? undefined : readInkFile(values.ink);
  return { deck, file, wishes: { theme, steps, slides, ink } };
});
