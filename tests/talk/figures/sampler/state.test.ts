import { expect, test } from 'vitest';
import { check, START, type Edit } from '../../../../src/figures/sampler/state.ts';
import { captionOf, promiseOf } from '../../../../src/figures/sampler/words.ts';

const withEdits = (...edits: Edit[]) => check({ ...START, edits });
const firstDrawn = START.rows * 16;

test('a colour for a pixel that is given is no edit, and is not counted', () => {
  const state = withEdits([0, firstDrawn - 1, 7], [0, firstDrawn, 7]);
  expect(state.edits).toEqual([[0, firstDrawn, 7]]);
  expect(promiseOf(state)).toBe('1 pixel by hand, same dice.');
  expect(promiseOf(withEdits([0, 0, 7]))).toBe('Nothing is retried or picked.');
});

test('a pixel that is listed more than once has its last colour, and is counted once', () => {
  const state = withEdits([2, 200, 1], [2, 200, 2], [3, 200, 9], [2, 200, 3]);
  expect(state.edits).toEqual([
    [2, 200, 3],
    [3, 200, 9],
  ]);
  expect(promiseOf(state)).toBe('2 pixels by hand, same dice.');
});

test('a colour that the model does not have is refused', () => {
  expect(() => withEdits([0, 200, 256])).toThrow('A pixel that was set by hand');
});

test('a head that is off is named, and one that the model does not have is refused', () => {
  const state = check({ ...START, off: [[1, 3]] });
  expect(captionOf(state, 'done')).toMatch(/temperature 1, without head 3 of layer 1$/);
  expect(() => check({ ...START, off: [[1, 5]] })).toThrow('There is no head 5 in layer 1.');
  expect(() => check({ ...START, model: 'fashion', off: [[8, 1]] })).toThrow(
    'no head 1 in layer 8',
  );
});
