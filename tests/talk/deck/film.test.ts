/** Films, as ffmpeg's own tools see them. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { chooseSlides, RATE } from '../../../scripts/film/plan.ts';
import { readTimeline } from '../../../scripts/timeline.ts';
import { expect, test } from '../../deck/support/test.ts';

test.describe.configure({ timeout: 600_000 });

/** A divider that moves, a slide with steps, and one with a live figure. */
const SLIDES = ['results', 'two-exams', 'linear'];

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

/** Return the slides of these ids with their times, and their range as `--slides` has it. */
async function slidesOf(ids: readonly string[]) {
  const timeline = await readTimeline('dist');
  const numbers = ids.map((id) => timeline.findIndex((slide) => slide.id === id) + 1);
  const range = `${numbers[0]}-${numbers.at(-1)}`;
  const slides = chooseSlides(timeline, range);
  expect(slides.map(({ id }) => id)).toEqual(ids);
  return { slides, range };
}

/** Run the script; return what it says. */
function film(...options: string[]): { code: number | null; said: string } {
  const script = ['tsx', 'scripts/film.ts', ...options];
  const { status, stderr } = spawnSync('npx', script, { encoding: 'utf8' });
  return { code: status, said: stderr.trim() };
}

function make(file: string, ...options: string[]): string {
  expect(film('--out', file, ...options)).toMatchObject({ code: 0 });
  return file;
}

const tool = (name: string, ...options: string[]): string =>
  execFileSync(name, options, { encoding: 'utf8', maxBuffer: 1e8 });

function probe(file: string): Probed {
  const shown = ['-show_format', '-show_chapters', '-show_streams', '-count_packets'];
  // What it writes in JSON is described in its documentation.
  return JSON.parse(tool('ffprobe', '-v', 'error', '-of', 'json', ...shown, file)) as Probed;
}

/** Return a line for each picture of a film, with its hash. */
const hashes = (file: string): string[] =>
  tool('ffmpeg', '-v', 'error', '-i', file, '-map', '0:v', '-f', 'framemd5', '-')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');

/** Return when the captions of a film begin, in seconds. */
const beginnings = (file: string): number[] =>
  [...readFileSync(file.replace('.mp4', '.vtt'), 'utf8').matchAll(/^(\d+):(\d+):(\S+) -->/gm)].map(
    ([, hours, minutes, seconds]) => 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds),
  );

const path = (testInfo: TestInfo, name: string): string => testInfo.outputPath(name);

test(
  'a film of three slides has their pictures, length, chapters and captions, the same in two runs',
  { tag: '@full' },
  async ({}, testInfo) => {
    const { slides, range } = await slidesOf(SLIDES);
    const file = make(path(testInfo, 'one.mp4'), '--slides', range);
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
    // The divider is inked, the steps come, the dots move.
    expect(new Set(pictures).size).toBeGreaterThan(100);

    const again = make(path(testInfo, 'two.mp4'), '--slides', range);
    expect(hashes(again)).toEqual(pictures);
  },
);

test(
  'with a voice each sentence is heard when its caption comes',
  { tag: '@full' },
  async ({}, testInfo) => {
    const { slides, range } = await slidesOf(['not-a-painter']);
    const file = make(
      path(testInfo, 'spoken.mp4'),
      '--slides',
      range,
      '--voice',
      'espeak-ng --stdout',
    );
    const { format, streams } = probe(file);
    expect(streams.find(({ codec_type }) => codec_type === 'audio')?.codec_name).toBe('aac');
    const said = spawnSync(
      'ffmpeg',
      ['-i', file, '-af', 'silencedetect=noise=-45dB:d=0.25', '-f', 'null', '-'],
      { encoding: 'utf8' },
    ).stderr;
    const heard = [...said.matchAll(/silence_end: ([\d.]+)/g)].map(([, time]) => Number(time));
    const vtt = readFileSync(file.replace('.mp4', '.vtt'), 'utf8');
    const begun = slides.flatMap(({ sentences }) =>
      sentences.map(({ text }) => {
        const first = vtt.split('\n\n').find((cue) => {
          const words = cue.split('\n').slice(1).join(' ').trim();
          return words !== '' && text.startsWith(words);
        });
        const [, minutes = '', seconds = ''] = /^\d+:(\d+):(\S+)/.exec(first ?? '') ?? [];
        return 60 * Number(minutes) + Number(seconds);
      }),
    );
    expect(begun[0]).toBe(0);
    for (const time of begun.slice(1)) {
      const nearest = Math.min(...heard.map((other) => Math.abs(other - time)));
      expect(nearest, `the sentence at ${time} s`).toBeLessThan(0.3);
    }
    expect(Number(format.duration)).toBeGreaterThan(begun.at(-1) ?? Infinity);
  },
);

test('what is asked for in vain is said in one sentence', { tag: '@full' }, ({}, testInfo) => {
  const file = path(testInfo, 'none.mp4');
  const cases: [options: string[], sentence: RegExp][] = [
    [
      ['--slides', '6-3'],
      /^--slides must be a number or a range from 1 to \d+, such as 3-6, not "6-3"\.$/,
    ],
    [['--theme', 'blue'], /^--theme must be light or dark, not "blue"\.$/],
    [['--out', 'talk.avi'], /^--out must end in \.mp4, not be "talk\.avi"\.$/],
    [
      ['--slides', '1', '--voice', 'echo no sound'],
      /\nThe voice "echo no sound" failed at "[^"]+": .*\.$/,
    ],
  ];
  for (const [options, sentence] of cases) {
    const { code, said } = film('--out', file, ...options);
    expect(said).toMatch(sentence);
    expect(code).toBe(1);
  }
  expect(existsSync(file)).toBe(false);
});

test(
  'a film that is stopped leaves no file and no browser',
  { tag: '@full' },
  async ({}, testInfo) => {
    const folder = testInfo.outputPath();
    // Here is the browser's profile, by which its processes are known. A longer path it refuses.
    const temporary = mkdtempSync(join(tmpdir(), 'stopped-'));
    const file = path(testInfo, 'stopped.mp4');
    const child = spawn(
      'node',
      ['--import', 'tsx', 'scripts/film.ts', '--slides', '1-6', '--out', file],
      {
        env: { ...process.env, TMPDIR: temporary, TSX_DISABLE_CACHE: '1' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const ended = new Promise((resolve) => child.on('close', resolve));
    await expect.poll(() => said, { timeout: 120_000 }).toContain('1 of 6');
    expect(processesOf(temporary)).toBeGreaterThan(0);
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(said).toMatch(/\nStopped; no film was written\.\n$/);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    await expect.poll(() => processesOf(temporary)).toBe(0);
    rmdirSync(temporary);
  },
);

/** Return how many processes have this path in their command line. */
function processesOf(path: string): number {
  return tool('ps', '-eo', 'args')
    .split('\n')
    .filter((line) => line.includes(path)).length;
}
