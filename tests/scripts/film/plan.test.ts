import { describe, expect, it } from 'vitest';
import type { TimelineSlide } from '../../../plugins/slides/timeline.ts';
import { chaptersOf, chooseSlides, shotsOf } from '../../../scripts/film/plan.ts';

const sentence = (step: number, seconds: number) => ({ text: 'So.', spoken: 'So.', step, seconds });

const slides: TimelineSlide[] = [
  { id: 'a', title: 'A', seconds: 2.51, steps: 0, sentences: [sentence(0, 2.51)] },
  {
    id: 'b',
    title: 'B = C; #1',
    seconds: 3.5,
    steps: 2,
    sentences: [sentence(0, 1), sentence(1, 1), sentence(1, 0.5), sentence(2, 1)],
  },
  { id: 'appendix', title: 'More', seconds: 0, steps: 0, sentences: [] },
];

describe('the slides of a film', () => {
  it('are those that are part of the talk', () => {
    expect(chooseSlides(slides).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are those that are asked for, and any of them takes some time', () => {
    const chosen = chooseSlides(slides, '2-3');
    expect(chosen.map(({ id, seconds }) => [id, seconds])).toEqual([
      ['b', 3.5],
      ['appendix', 5],
    ]);
    expect(chooseSlides(slides, '1').map(({ id }) => id)).toEqual(['a']);
  });

  it.each(['0', '4', '2-1', '1-4', 'b', '1,2', ''])('cannot be "%s"', (range) => {
    expect(() => chooseSlides(slides, range)).toThrow(
      `--slides must be a number or a range from 1 to 3, such as 3-6, not "${range}".`,
    );
  });
});

describe('the pictures of a film', () => {
  it('add up to its length, and a step comes with its sentence', () => {
    expect(shotsOf(slides.slice(0, 2))).toEqual([
      { id: 'a', pictures: 75, steps: [] },
      {
        id: 'b',
        pictures: 105,
        steps: [
          { from: 30, shown: 1 },
          { from: 75, shown: 2 },
        ],
      },
    ]);
  });
});

it('each slide is a chapter, whatever letters its title has', () => {
  expect(chaptersOf(slides.slice(0, 2), 'Talk')).toBe(
    [
      ';FFMETADATA1\ntitle=Talk\n',
      '[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2510\ntitle=A\n',
      '[CHAPTER]\nTIMEBASE=1/1000\nSTART=2510\nEND=6010\ntitle=B \\= C\\; \\#1\n',
    ].join(''),
  );
});
