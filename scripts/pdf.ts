/**
 * Prints the built deck: a page a slide, with tags and bookmarks.
 *
 *   npm run pdf -- [--out dist/igpt.pdf] [--theme dark] [--deck dist]
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { printDeck } from './print-view.ts';
import { serve } from './serve.ts';

try {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string', default: 'dist' },
      out: { type: 'string' },
      theme: { type: 'string', default: 'light' },
    },
  });
  if (!existsSync(join(values.deck, 'index.html'))) await build({ build: { outDir: values.deck } });
  const file = values.out ?? join(values.deck, 'igpt.pdf');
  const server = await serve(values.deck);
  try {
    const pages = await printDeck(server.url, file, values.theme);
    const { size } = await stat(file);
    console.log(`${file}: ${pages} pages, ${Math.round(size / 1000)} KB`);
  } finally {
    await server.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
