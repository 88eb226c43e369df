/**
 * Compare our PDF of the slides with that of DeckTape (https://github.com/astefanutti/decktape), which
 * walks through the same built deck. Times include the start of the browser.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { build } from 'vite';
import { findBrowser, launchArguments } from '../scripts/browser.ts';
import { printDeck } from '../scripts/print-view.ts';
import { serve } from '../scripts/serve.ts';

const run = promisify(execFile);

const DECKTAPE = 'bench/node_modules/decktape/decktape.js';

/** DeckTape is ended after this time, in milliseconds. */
const TIMEOUT = 180_000;

interface Measurement {
  readonly seconds: number;
  readonly kilobytes: number;
  readonly pages: number;
}

/** Measurement the built deck both ways, one after the other. */
export async function pdf(): Promise<object> {
  if (!existsSync('dist/index.html')) await build({ logLevel: 'warn' });
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = await serve();
  try {
    const ours = await measure(join(folder, 'ours.pdf'), async (file) => {
      await printDeck(server.url, file);
    });
    const deckTape = await measure(join(folder, 'decktape.pdf'), (file) =>
      printByDeckTape(server.url, file),
    );
    const ratio = (of: 'seconds' | 'kilobytes'): number =>
      Number((deckTape[of] / ours[of]).toFixed(1));
    return {
      ours,
      deckTape,
      deckTapeTakesTimes: ratio('seconds'),
      deckTapeIsTimesAsLarge: ratio('kilobytes'),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function measure(file: string, print: (file: string) => Promise<void>): Promise<Measurement> {
  const start = performance.now();
  await print(file);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
  const bytes = await readFile(file);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return { seconds, kilobytes: Math.round(bytes.length / 1000), pages: document.getPageCount() };
}

async function printByDeckTape(url: string, file: string): Promise<void> {
  const options = [
    ...['--size', '1280x720'],
    // DeckTape turns transitions off, so there is nothing to wait for.
    ...['--pause', '0'],
    ...['--chrome-path', findBrowser()],
    ...launchArguments.map((argument) => `--chrome-arg=${argument}`),
  ];
  await run(process.execPath, [DECKTAPE, 'reveal', ...options, url, file], { timeout: TIMEOUT });
}
