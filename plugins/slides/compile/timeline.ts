import type { Sentence, TimelineSlide } from '../timeline.ts';
import { spokenParts } from './markdown.ts';
import { sentencesOf } from './sentences.ts';
import { spokenForm, type Pronunciations } from './spoken.ts';

/** How fast one speaks without hurry. */
const WORDS_PER_SECOND = 140 / 60;

/** The time of a slide on which nothing is said. */
const SILENT_SECONDS = 5;

/** Even "One." is heard and read for as long as so many words. */
const FEWEST_WORDS = 3;

const secondsOf = (spoken: string): number =>
  Math.max(spoken.split(/\s+/).length, FEWEST_WORDS) / WORDS_PER_SECOND;

const toHundredths = (value: number): number => Math.round(value * 100) / 100;

/** Private letters around a formula in plain letters. */
const [begin, end] = ['\uE003', '\uE004'];
const marks = new RegExp(`[${begin}${end}]`, 'g');
const formulas = new RegExp(`${begin}[^${end}]*${end}`, 'g');

/** Mark a formula in plain letters within a paragraph: a caption has it, and no voice says it. */
export const unspoken = (formula: string): string => begin + formula + end;

/** What the timeline needs to know of a slide besides its notes. */
export interface SlideFacts {
  readonly id: string;
  readonly title: string;
  /** Its `data-timing`. */
  readonly timing: string | undefined;
}

/**
 * Return a slide's part of the timeline. Its sentences share its planned time by the number of their
 * words; without one, or with a time of 0, they take as long as it takes to say them.
 * @param paragraphs - the words of the notes, with formulas marked as `unspoken`
 */
export const timelineSlide = (
  { id, title, timing }: SlideFacts,
  paragraphs: readonly string[],
  pronunciations: Pronunciations = {},
): TimelineSlide => {
  let steps = 0;
  const said = paragraphs.flatMap((paragraph) =>
    spokenParts(paragraph).flatMap((part, index) => {
      if (index > 0) steps++;
      const step = steps;
      return sentencesOf(part).map((marked) => {
        const text = marked.replace(marks, '');
        const spoken = spokenForm(marked.replace(formulas, ' '), pronunciations);
        return { text, spoken, step, seconds: secondsOf(spoken) };
      });
    }),
  );
  const needed = said.reduce((sum, { seconds }) => sum + seconds, 0);
  const given = timing === undefined ? NaN : parseFloat(timing);
  const planned = given >= 0 ? given : toHundredths(needed || SILENT_SECONDS);
  const scale = planned > 0 && needed > 0 ? planned / needed : 1;
  let time = 0;
  const sentences = said.map(({ seconds, ...rest }): Sentence => {
    const from = toHundredths(time);
    time += seconds * scale;
    // Of rounded times, so that they add up to that of the slide.
    return { ...rest, seconds: toHundredths(toHundredths(time) - from) };
  });
  return { id, title, seconds: planned, steps, sentences };
};
