import { expect, test } from 'vitest';
import { webVtt } from '../../../plugins/listen/webvtt.ts';

const slide = (seconds: number, ...texts: [string, number][]) => ({
  id: 'a',
  title: 'A',
  seconds,
  steps: 0,
  sentences: texts.map(([text, time]) => ({ text, spoken: text, step: 0, seconds: time })),
});

test('captions follow each other through the talk; what is no part of it is left out', () => {
  const timeline = [
    slide(3, ['One & two.', 2], ['Three.', 1]),
    slide(5),
    slide(0, ['Appendix.', 4]),
    slide(3600, ['Four.', 3600]),
  ];
  expect(webVtt(timeline)).toBe(
    [
      'WEBVTT',
      '',
      '00:00:00.000 --> 00:00:02.000',
      'One &amp; two.',
      '',
      '00:00:02.000 --> 00:00:03.000',
      'Three.',
      '',
      '00:00:08.000 --> 01:00:08.000',
      'Four.',
      '',
    ].join('\n'),
  );
});

test('a long sentence is several cues, by the lengths of their words', () => {
  const text =
    'Aaaaa aaaaa aaaaa aaaaa aaaaa aaaaa aaaaa aaaaa, bbbbb bbbbb bbbbb bbbbb bbbbb bbbbb bbbbb bbbbb.';
  const cues = webVtt([slide(10, [text, 10])]).match(/.* --> .*/g);
  expect(cues).toEqual(['00:00:00.000 --> 00:00:05.000', '00:00:05.000 --> 00:00:10.000']);
});
