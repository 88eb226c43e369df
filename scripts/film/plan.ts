/** The times of a film: which slides it has, and when each sentence and step comes. */
import type { Timeline, TimelineSlide } from '../../plugins/slides/timeline.ts';

/** Pictures a second. */
export const RATE = 30;

/** A slide without a planned time, such as one of an appendix, is seen so long if nothing is said. */
const SILENT_SECONDS = 5;

/** A slide as it is filmed. */
export interface Shot {
  readonly id: string;
  /** How many pictures it takes. */
  readonly pictures: number;
  /** The steps to be shown, and the pictures of the slide from which on they are. */
  readonly steps: readonly { readonly from: number; readonly shown: number }[];
}

/**
 * Return the slides of a range such as `3-6`, counted from 1 in the order of the deck; without one
 * those that are part of the talk.
 * @throws Error with one sentence if there are no such slides
 */
export function chooseSlides(timeline: Timeline, range?: string): TimelineSlide[] {
  if (range === undefined) return timeline.filter(({ seconds }) => seconds > 0);
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === '' || from < 1 || to < from || to > timeline.length)
    throw new Error(
      `--slides must be a number or a range from 1 to ${timeline.length}, such as 3-6, not "${range}".`,
    );
  return timeline.slice(from - 1, to).map(withTime);
}

function withTime(slide: TimelineSlide): TimelineSlide {
  if (slide.seconds > 0) return slide;
  const said = slide.sentences.reduce((sum, { seconds }) => sum + seconds, 0);
  return { ...slide, seconds: said || SILENT_SECONDS };
}

/** Return the slides as they are filmed one after another. */
export function shotsOf(slides: Timeline): Shot[] {
  let begin = 0;
  return slides.map(({ id, seconds, sentences }) => {
    const first = pictureAt(begin);
    let time = begin;
    let shown = 0;
    const steps = sentences.flatMap((sentence) => {
      const from = pictureAt(time) - first;
      time += sentence.seconds;
      if (sentence.step <= shown) return [];
      shown = sentence.step;
      return [{ from, shown }];
    });
    begin += seconds;
    return { id, pictures: pictureAt(begin) - first, steps };
  });
}

function pictureAt(seconds: number): number {
  return Math.round(seconds * RATE);
}

/** Return the chapters of the film, one for each slide, as a file of ffmpeg's metadata. */
export function chaptersOf(slides: Timeline, title: string): string {
  let begin = 0;
  const chapters = slides.map(({ title, seconds }) => {
    const start = Math.round(begin * 1000);
    begin += seconds;
    const end = Math.round(begin * 1000);
    const times = `TIMEBASE=1/1000\nSTART=${start}\nEND=${end}`;
    return `[CHAPTER]\n${times}\ntitle=${escaped(title)}\n`;
  });
  return `;FFMETADATA1\ntitle=${escaped(title)}\n${chapters.join('')}`;
}

function escaped(value: string): string {
  return value.replace(/[=;#\\\n]/g, '\\$&');
}
