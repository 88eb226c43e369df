import { expect, test } from 'vitest';
import { pitch } from '../../../plugins/progress/strip.ts';

test('cells are 8 px with a joint of 2 px, and narrower whole pixels in a long talk', () => {
  expect([6, 38, 44, 60, 500].map(pitch)).toEqual([10, 10, 8, 6, 3]);
});
