/** What is said in a film, by a program that speaks. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Sentence, Timeline, TimelineSlide } from '../../plugins/slides/timeline.ts';
import { findFfmpeg } from './ffmpeg.ts';
import { run } from './run.ts';

/** Samples a second, of two bytes each. */
const SAMPLES = 48_000;
const BYTES = 2 * SAMPLES;

/** Silence after each sentence, and more of it after each slide, in seconds. */
const [AFTER_SENTENCE, AFTER_SLIDE] = [0.35, 0.65];

/** Slides, timed by a voice. */
export interface Spoken {
  readonly slides: Timeline;
  /** Of each slide, the sound of its sentences, which begin when they do. */
  readonly sounds: readonly (readonly Buffer[])[];
}

/** Makes the sound of a sentence. */
export type Voice = (spoken: string) => Promise<Buffer>;

/** Return the voice of a command, which reads a sentence and writes it as WAV. */
export function voiceOf(command: string, signal: AbortSignal): Voice {
  const ffmpeg = findFfmpeg();
  const samples = ['-f', 's16le', '-ac', '1', '-ar', String(SAMPLES), 'pipe:1'];
  const decoding = ['-hide_banner', '-loglevel', 'error', '-f', 'wav', '-i', 'pipe:0', ...samples];
  return async (spoken) => {
    try {
      const wav = await run(command, [], `${spoken}\n`, { shell: true, signal });
      const sound = await run(ffmpeg, decoding, wav, { signal });
      if (sound.length > 0) return sound;
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`The voice "${command}" failed at "${spoken}": ${reason}.`);
    }
    throw new Error(`The voice "${command}" wrote no WAV for "${spoken}".`);
  };
}

/**
 * Let a voice say all sentences; they then take as long as they take it.
 * @param progress - called with the number of sentences that are said
 */
export async function speak(
  slides: Timeline,
  voice: Voice,
  progress: (said: number) => void = () => undefined,
): Promise<Spoken> {
  let said = 0;
  const timed: TimelineSlide[] = [];
  const sounds: Buffer[][] = [];
  for (const slide of slides) {
    const sentences: Sentence[] = [];
    const ofSlide: Buffer[] = [];
    for (const sentence of slide.sentences) {
      const sound = await voice(sentence.spoken);
      ofSlide.push(sound);
      sentences.push({ ...sentence, seconds: sound.length / BYTES + AFTER_SENTENCE });
      progress((said += 1));
    }
    const seconds = sentences.reduce((sum, { seconds }) => sum + seconds, AFTER_SLIDE);
    timed.push({ ...slide, sentences, seconds: sentences.length > 0 ? seconds : slide.seconds });
    sounds.push(ofSlide);
  }
  return { slides: timed, sounds };
}

/** Write the sound of a film as a WAV file. */
export async function writeSound({ slides, sounds }: Spoken, file: string): Promise<void> {
  const total = slides.reduce((sum, { seconds }) => sum + seconds, 0);
  const stream = createWriteStream(file);
  let written = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    written += bytes.length;
    if (!stream.write(bytes)) await once(stream, 'drain');
  };
  const silenceUntil = (seconds: number): Promise<void> =>
    write(Buffer.alloc(Math.max(0, 2 * Math.round(seconds * SAMPLES) - written)));
  stream.write(wavHeader(2 * Math.round(total * SAMPLES)));
  let begin = 0;
  for (const [i, slide] of slides.entries()) {
    let time = begin;
    for (const [j, sentence] of slide.sentences.entries()) {
      await silenceUntil(time);
      await write(sounds[i]?.[j] ?? Buffer.alloc(0));
      time += sentence.seconds;
    }
    begin += slide.seconds;
    await silenceUntil(begin);
  }
  stream.end();
  await once(stream, 'finish');
}

function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLES, 24);
  header.writeUInt32LE(BYTES, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return header;
}
