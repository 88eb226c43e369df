import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findFfmpeg } from './ffmpeg.ts';
import { header, picture } from './ivf.ts';
import { RATE } from './plan.ts';
import { codeOf } from './run.ts';

/** What goes into a film besides its pictures. */
export interface FilmFiles {
  /** Its chapters, as ffmpeg's metadata. */
  readonly chapters: string;
  /** Its captions, as WebVTT. */
  readonly captions: string;
  /** Its sound; undefined for a silent film. */
  readonly sound?: string | undefined;
  /** Where it is written. */
  readonly film: string;
}

/** Makes a film of pictures that it is given in their order. */
export class Encoder {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #last: Buffer | undefined;

  constructor(width: number, height: number, files: FilmFiles) {
    this.#process = spawn(findFfmpeg(), argumentsOf(files), { stdio: ['pipe', 'ignore', 'pipe'] });
    this.#ended = endOf(this.#process);
    // Whoever writes next hears of it.
    this.#ended.catch(() => undefined);
    this.#process.stdin?.on('error', () => undefined);
    this.#process.stdin?.write(header(width, height));
  }

  /** @param number - the picture is seen from this one on, counted from 0 */
  async add(number: number, png: Buffer): Promise<void> {
    this.#last = png;
    await this.#write(picture(number, png));
  }

  /** Show the last picture up to the end, and write the film. */
  async finish(pictures: number): Promise<void> {
    if (this.#last) await this.#write(picture(pictures - 1, this.#last));
    this.#process.stdin?.end();
    await this.#ended;
  }

  /** Stop without a film. */
  stop(): void {
    this.#process.kill('SIGKILL');
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#process.stdin?.write(bytes)) return;
    await Promise.race([once(this.#process.stdin ?? this.#process, 'drain'), this.#ended]);
  }
}

function argumentsOf({ chapters, captions, sound, film }: FilmFiles): string[] {
  const input = (...options: string[]): string[] => options;
  return [
    ...input('-hide_banner', '-loglevel', 'error', '-y'),
    ...input('-f', 'ivf', '-i', 'pipe:0'),
    ...input('-f', 'ffmetadata', '-i', chapters),
    ...input('-i', captions),
    ...(sound === undefined ? [] : input('-i', sound)),
    ...['-map', '0:v', '-map', '2:s', ...(sound === undefined ? [] : ['-map', '3:a'])],
    ...['-map_metadata', '1', '-map_chapters', '1'],
    // Last come the copies of each picture, which need not be converted again.
    ...['-vf', `scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,fps=${RATE}`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-tune', 'animation'],
    ...['-g', String(10 * RATE)],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng'],
    ...(sound === undefined ? [] : ['-c:a', 'aac', '-b:a', '96k']),
    ...['-movflags', '+faststart', '-f', 'mp4', film],
  ];
}

async function endOf(process: ChildProcess): Promise<void> {
  let said = '';
  process.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  const code = await codeOf(process);
  if (code !== 0)
    throw new Error(`ffmpeg failed: ${said.trim().split('\n')[0] || 'it was ended'}.`);
}
