/** Makes films of slides, and sees them as ffmpeg's own tools do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { TimelineSlide } from '../../../plugins/slides/timeline.ts';
import { chooseSlides, RATE } from '../../../scripts/film/plan.ts';
import { readTimeline } from '../../../scripts/timeline.ts';
import { expect } from './test.ts';

interface Probed {
  readonly format: { readonly duration: string };
  readonly chapters: readonly {
    readonly start_time: string;
    readonly end_time: string;
    readonly tags: { readonly title: string };
  }[];
  readonly streams: readonly {
    readonly codec_type: string;
    readonly codec_name: string;
    readonly width?: number;
    readonly height?: number;
    readonly r_frame_rate: string;
    readonly nb_read_packets: string;
  }[];
}

/** Return the slides of these ids in a built deck with their times, and their range as `--slides` has it. */
export async function slidesOf(deck: string, ids: readonly string[]) {
  const timeline = await readTimeline(deck);
  const numbers = ids.map((id) => timeline.findIndex((slide) => slide.id === id) + 1);
  const range = `${numbers[0]}-${numbers.at(-1)}`;
  const slides = chooseSlides(timeline, range);
  expect(slides.map(({ id }) => id)).toEqual(ids);
  return { slides, range };
}

/** Run the script; return what it says. */
export function film(...options: string[]): { code: number | null; said: string } {
  const script = ['tsx', 'scripts/film.ts', ...options];
  const { status, stderr } = spawnSync('npx', script, { encoding: 'utf8' });
  return { code: status, said: stderr.trim() };
}

export function make(file: string, ...options: string[]): string {
  const { code, said } = film('--out', file, ...options);
  expect(code, said).toBe(0);
  return file;
}

export const tool = (name: string, ...options: string[]): string =>
  execFileSync(name, options, { encoding: 'utf8', maxBuffer: 1e8 });

export function probe(file: string): Probed {
  const shown = ['-show_format', '-show_chapters', '-show_streams', '-count_packets'];
  // What it writes in JSON is described in its documentation.
  return JSON.parse(tool('ffprobe', '-v', 'error', '-of', 'json', ...shown, file)) as Probed;
}

/** Return a line for each picture of a film, with its hash. */
export const hashes = (file: string): string[] =>
  tool('ffmpeg', '-v', 'error', '-i', file, '-map', '0:v', '-f', 'framemd5', '-')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');

/** Return when the captions of a film begin, in seconds. */
const beginnings = (file: string): number[] =>
  [...readFileSync(file.replace('.mp4', '.vtt'), 'utf8').matchAll(/^(\d+):(\d+):(\S+) -->/gm)].map(
    ([, hours, minutes, seconds]) => 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds),
  );

/**
 * Expect of a film that it has its slides' length, chapters, captions and steps; return the hashes of
 * its pictures.
 */
export function expectSlides(file: string, slides: readonly TimelineSlide[]): string[] {
  const { format, chapters, streams } = probe(file);
  const seconds = slides.reduce((sum, slide) => sum + slide.seconds, 0);
  expect(Number(format.duration)).toBeCloseTo(seconds, 1);
  const [video, captions] = ['video', 'subtitle'].map((type) =>
    streams.find(({ codec_type }) => codec_type === type),
  );
  expect(video).toMatchObject({
    codec_name: 'h264',
    width: 1920,
    height: 1080,
    r_frame_rate: `${RATE}/1`,
    nb_read_packets: String(Math.round(seconds * RATE)),
  });
  expect(captions?.codec_name).toBe('mov_text');
  expect(streams.some(({ codec_type }) => codec_type === 'audio')).toBe(false);

  let begin = 0;
  expect(chapters.map(({ tags }) => tags.title)).toEqual(slides.map(({ title }) => title));
  for (const [i, slide] of slides.entries()) {
    expect(Number(chapters[i]?.start_time)).toBeCloseTo(begin, 2);
    begin += slide.seconds;
    expect(Number(chapters[i]?.end_time)).toBeCloseTo(begin, 2);
  }

  const pictures = hashes(file);
  const cues = beginnings(file);
  begin = 0;
  for (const slide of slides) {
    let time = begin;
    let step = 0;
    for (const sentence of slide.sentences) {
      const nearest = Math.min(...cues.map((cue) => Math.abs(cue - time)));
      expect(nearest, sentence.text).toBeLessThan(0.3);
      if (sentence.step > step) {
        step = sentence.step;
        const seen = pictures.slice(
          Math.round((time - 0.3) * RATE),
          Math.round((time + 0.3) * RATE),
        );
        expect(new Set(seen).size, `the step of "${sentence.text}"`).toBeGreaterThan(1);
      }
      time += sentence.seconds;
    }
    begin += slide.seconds;
  }
  return pictures;
}
