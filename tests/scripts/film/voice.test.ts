import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TimelineSlide } from '../../../plugins/slides/timeline.ts';
import { findFfmpeg } from '../../../scripts/film/ffmpeg.ts';
import { speak, writeSound } from '../../../scripts/film/voice.ts';

/** Bytes of a second of sound. */
const SECOND = 96_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sentence = (spoken: string) => ({ text: spoken, spoken, step: 0, seconds: 9 });
const slides: TimelineSlide[] = [
  {
    id: 'a',
    title: 'A',
    seconds: 20,
    steps: 0,
    sentences: [sentence('One.'), sentence('Two, and more.')],
  },
  { id: 'b', title: 'B', seconds: 4, steps: 0, sentences: [] },
];

/** A voice that takes a tenth of a second for each letter. */
const voice = (spoken: string): Promise<Buffer> =>
  Promise.resolve(Buffer.alloc((spoken.length * SECOND) / 10, 1));

it('sentences take as long as a voice takes to say them, and a silent slide its planned time', async () => {
  const spoken = await speak(slides, voice);
  const [first, second] = spoken.slides;
  expect(first?.sentences.map(({ seconds }) => seconds)).toEqual([0.4 + 0.35, 1.4 + 0.35]);
  expect(first?.seconds).toBeCloseTo(0.75 + 1.75 + 0.65, 9);
  expect(second?.seconds).toBe(4);
});

it('each sentence is heard when it begins', async () => {
  const spoken = await speak(slides, voice);
  const file = join(folder, 'sound.wav');
  await writeSound(spoken, file);
  const sound = readFileSync(file).subarray(44);
  expect(sound.length).toBe(Math.round(7.15 * SECOND));
  const heard = (seconds: number): boolean => sound[Math.round(seconds * SECOND)] === 1;
  expect([0, 0.39, 0.41, 0.74, 0.76, 2.14, 2.16, 5].map(heard)).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('where ffmpeg is missing one sentence says how to get it', () => {
  expect(() => findFfmpeg([folder])).toThrow(
    'A film needs ffmpeg: install it, on Debian by "apt-get install ffmpeg".',
  );
});
