/**
 * Makes a film of the built deck's talk: its slides with moving figures, its notes as captions, its
 * slides as chapters. The captions are in the film and, as WebVTT, in a file beside it.
 *
 *   npm run film -- [--slides 3-6] [--voice 'espeak-ng --stdout'] [--theme dark]
 *                   [--out dist/<name>.mp4] [--deck dist]
 *
 * A voice is a command that reads a sentence from its standard input and writes it as WAV to its
 * standard output. Without one the film is silent and keeps to the planned times.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { findFfmpeg } from './film/ffmpeg.ts';
import { makeFilm, STOPPED } from './film/make.ts';
import { chooseSlides } from './film/plan.ts';
import { checkOutput, deckName, runScript } from './output.ts';
import { oneOf } from './print.ts';
import { readTimeline } from './timeline.ts';

const start = performance.now();

function say(doing: string): void {
  console.error(`${((performance.now() - start) / 1000).toFixed(1)} s  ${doing}`);
}

/** Return a signal that aborts when somebody stops the script. */
function stopping(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => stop.abort(new Error(STOPPED)));
  return stop.signal;
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string', default: 'dist' },
      out: { type: 'string' },
      slides: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      voice: { type: 'string' },
    },
  });
  const { deck, out = join(deck, `${deckName}.mp4`), slides, theme, voice } = values;
  oneOf('theme', theme, ['light', 'dark']);
  if (!out.endsWith('.mp4')) throw new Error(`--out must end in .mp4, not be "${out}".`);
  findFfmpeg();
  // A build makes the deck's folder, in which the film may be wanted.
  await mkdir(deck, { recursive: true });
  const captions = out.replace(/\.mp4$/, '.vtt');
  await checkOutput(out);
  await checkOutput(captions);
  if (!existsSync(join(deck, 'index.html'))) {
    say('building');
    await build({ logLevel: 'warn', build: { outDir: deck } });
  }
  const chosen = chooseSlides(await readTimeline(deck), slides);
  const signal = stopping();
  const { pictures, seconds, bytes } = await makeFilm({
    deck,
    slides: chosen,
    theme: theme === 'dark' ? 'dark' : 'light',
    voice,
    files: { film: out, captions },
    signal,
    say,
  });
  say('done');
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `${out}: ${(seconds / 60).toFixed(1)} minutes, ${chosen.length} slides, ${pictures} different pictures, ${megabytes} MB`,
  );
});
