import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectSlides, film, hashes, make, probe, slidesOf, tool } from './support/film.ts';
import { expect, folder, test } from './support/squares.ts';

test.describe.configure({ timeout: 600_000 });

const deck = join(folder, 'dist');

test(
  'a film of three slides has their pictures, length, chapters and captions, the same in two runs',
  { tag: '@full' },
  async ({}, testInfo) => {
    const { slides, range } = await slidesOf(deck, ['counting', 'square', 'growth']);
    const file = make(testInfo.outputPath('one.mp4'), '--deck', deck, '--slides', range);
    const pictures = expectSlides(file, slides);
    // The square grows row by row, the curves column by column.
    expect(new Set(pictures).size).toBeGreaterThan(15);
    const again = make(testInfo.outputPath('two.mp4'), '--deck', deck, '--slides', range);
    expect(hashes(again)).toEqual(pictures);
  },
);

test(
  'with a voice each sentence is heard when its caption comes',
  { tag: '@full' },
  async ({}, testInfo) => {
    const { slides, range } = await slidesOf(deck, ['table']);
    const file = make(
      testInfo.outputPath('spoken.mp4'),
      '--deck',
      deck,
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
  const file = testInfo.outputPath('none.mp4');
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
    const { code, said } = film('--deck', deck, '--out', file, ...options);
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
    const file = testInfo.outputPath('stopped.mp4');
    const child = spawn(
      'node',
      ['--import', 'tsx', 'scripts/film.ts', '--deck', deck, '--slides', '1-6', '--out', file],
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
