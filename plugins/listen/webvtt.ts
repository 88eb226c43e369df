import type { Timeline } from '../slides/timeline.ts';
import { captionsOf } from './captions.ts';

/** Return seconds as `00:01:02.345`. */
const clock = (seconds: number): string => {
  const thousandths = Math.round(seconds * 1000);
  const parts = [3_600_000, 60_000, 1000].map((unit, index) =>
    String(Math.floor(thousandths / unit) % (index === 0 ? 100 : 60)).padStart(2, '0'),
  );
  return `${parts.join(':')}.${String(thousandths % 1000).padStart(3, '0')}`;
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const written = (begin: number, end: number, lines: readonly string[]): string =>
  `${clock(begin)} --> ${clock(end)}\n${lines.map(escape).join('\n')}\n`;

/**
 * Return the captions of the slides of a timeline that follow each other without a pause, as WebVTT.
 * A slide of 0 seconds, which is no part of the talk, is left out.
 */
export const webVtt = (timeline: Timeline): string => {
  let begin = 0;
  const cues = timeline
    .filter(({ seconds }) => seconds > 0)
    .flatMap(({ seconds, sentences }) => {
      let time = begin;
      begin += seconds;
      return sentences.flatMap((sentence) =>
        captionsOf(sentence.text).map(({ lines, share }) =>
          written(time, (time += sentence.seconds * share), lines),
        ),
      );
    });
  return ['WEBVTT\n', ...cues].join('\n');
};
