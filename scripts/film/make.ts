import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webVtt } from '../../plugins/listen/webvtt.ts';
import type { Timeline } from '../../plugins/slides/timeline.ts';
import { withBrowser } from '../browser.ts';
import { serve } from '../serve.ts';
import { Encoder, type FilmFiles } from './encoder.ts';
import { FilmedDeck, filmArguments, SIZE } from './filmed-deck.ts';
import { chaptersOf, shotsOf, type Shot } from './plan.ts';
import { speak, voiceOf, writeSound } from './voice.ts';

export const STOPPED = 'Stopped; no film was written.';

export interface FilmOrder {
  /** The folder of the built deck. */
  readonly deck: string;
  readonly slides: Timeline;
  readonly theme: 'light' | 'dark';
  /** A command that speaks; undefined for a silent film. */
  readonly voice?: string | undefined;
  readonly files: { readonly film: string; readonly captions: string };
  /** Ends the work; then there is no file. */
  readonly signal: AbortSignal;
  /** Called with what is being done. */
  readonly say: (doing: string) => void;
}

export interface Film {
  /** How many different pictures it has. */
  readonly pictures: number;
  readonly seconds: number;
  readonly bytes: number;
}

/**
 * Make a film and its captions; both files are there whole or not at all.
 * @throws Error with one sentence
 */
export async function makeFilm(order: FilmOrder): Promise<Film> {
  const { files, signal } = order;
  const folder = await mkdtemp(join(tmpdir(), 'film-'));
  const parts = {
    film: `${files.film}.${process.pid}.part`,
    captions: join(folder, 'captions.vtt'),
  };
  try {
    const { slides, sound } = await spoken(order, folder);
    const chapters = join(folder, 'chapters.txt');
    await writeFile(chapters, chaptersOf(slides, await titleOf(order.deck)));
    await writeFile(parts.captions, webVtt(slides));
    const pictures = await film(order, slides, { ...parts, chapters, sound });
    signal.throwIfAborted();
    const { size } = await stat(parts.film);
    await writeFile(files.captions, await readFile(parts.captions));
    await rename(parts.film, files.film);
    return {
      pictures,
      seconds: slides.reduce((sum, { seconds }) => sum + seconds, 0),
      bytes: size,
    };
  } finally {
    await rm(parts.film, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** Return the slides with their times and, where there is a voice, the file of what it says. */
async function spoken(
  { slides, voice, signal, say }: FilmOrder,
  folder: string,
): Promise<{ slides: Timeline; sound?: string }> {
  if (voice === undefined) return { slides };
  const count = slides.reduce((sum, { sentences }) => sum + sentences.length, 0);
  say(`speaking ${count} sentences`);
  const timed = await speak(slides, voiceOf(voice, signal), (said) => {
    if (said % 50 === 0) say(`${said} of ${count} sentences`);
  });
  const sound = join(folder, 'sound.wav');
  await writeSound(timed, sound);
  return { slides: timed.slides, sound };
}

/** Film the slides one after another; return how many different pictures they had. */
async function film(order: FilmOrder, slides: Timeline, files: FilmFiles): Promise<number> {
  const { deck, theme, signal, say } = order;
  const server = await serve(deck);
  try {
    return await withBrowser(
      async (browser) => {
        signal.throwIfAborted();
        const stopped = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error(STOPPED)));
        });
        const filmed = await FilmedDeck.open(browser, server.url, theme);
        const encoder = new Encoder(SIZE.width, SIZE.height, files);
        try {
          return await Promise.race([shoot(filmed, shotsOf(slides), encoder, say), stopped]);
        } catch (error) {
          encoder.stop();
          throw error;
        }
      },
      { args: [...filmArguments], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    await server.close();
  }
}

async function shoot(
  filmed: FilmedDeck,
  shots: readonly Shot[],
  encoder: Encoder,
  say: (doing: string) => void,
): Promise<number> {
  let [begin, count] = [0, 0];
  for (const [i, shot] of shots.entries()) {
    say(`${i + 1} of ${shots.length}: ${shot.id}`);
    for await (const [number, png] of filmed.film(shot)) {
      await encoder.add(begin + number, png);
      count += 1;
    }
    begin += shot.pictures;
  }
  await encoder.finish(begin);
  return count;
}

async function titleOf(deck: string): Promise<string> {
  const page = await readFile(join(deck, 'index.html'), 'utf8');
  return /<title>([^<]*)/.exec(page)?.[1] ?? '';
}
