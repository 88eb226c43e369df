import { expect, test } from 'vitest';
import { readRange } from '../../../plugins/print/range.ts';

test('a range names single slides and spans, in any order', () => {
  expect([...readRange('3, 7-9,1', 10)]).toEqual([3, 7, 8, 9, 1]);
});

test('a range may name the whole deck', () => {
  expect(readRange('1-10', 10).size).toBe(10);
});

test.each(['', 'a', '3-', '-3', '1;2', '2,,3'])('"%s" is not understood', (range) => {
  expect(() => readRange(range, 10)).toThrow(/names no slides: write them as 12-18/);
});

test.each(['0', '11', '9-11', '7-3'])('"%s" names none of ten slides', (range) => {
  expect(() => readRange(range, 10)).toThrow(`The deck has slides 1 to 10, so "${range}" names`);
});
