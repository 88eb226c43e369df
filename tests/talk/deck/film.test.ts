import { expectSlides, hashes, make, slidesOf } from '../../deck/support/film.ts';
import { expect, test } from '../../deck/support/test.ts';

test.describe.configure({ timeout: 600_000 });

const deck = 'dist';

test(
  'a film of a divider, a slide with steps and a live figure is the same in two runs',
  { tag: '@full' },
  async ({}, testInfo) => {
    const { slides, range } = await slidesOf(deck, ['results', 'two-exams', 'linear']);
    const file = make(testInfo.outputPath('one.mp4'), '--deck', deck, '--slides', range);
    const pictures = expectSlides(file, slides);
    // The divider is inked, the steps come, the dots move.
    expect(new Set(pictures).size).toBeGreaterThan(100);
    const again = make(testInfo.outputPath('two.mp4'), '--deck', deck, '--slides', range);
    expect(hashes(again)).toEqual(pictures);
  },
);
