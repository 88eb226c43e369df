import { expect, test } from 'vitest';
import { bytes, checkRange, wholeOption } from '../../src/kit/numbers.ts';

test.each(['', ' ', '-1', '1.5', '1e2', 'wide'])('"%s" is no whole number', (text) => {
  expect(() => wholeOption('seed', text)).toThrow(
    `data-seed must be a whole number, not "${text}".`,
  );
});

test('an option is read as the number that it is', () => {
  expect(wholeOption('seed', '042')).toBe(42);
});

test.each([NaN, Infinity, -1, 3.5, 10])('%d is out of the range 0 to 9', (value) => {
  expect(() => checkRange('seed', value, { min: 0, max: 9 })).toThrow(
    `The seed must be a whole number from 0 to 9, not ${value}.`,
  );
});

test('a range has its ends, and of the numbers between them those of its step', () => {
  const range = { min: 4, max: 12, step: 4 };
  for (const value of [4, 8, 12]) expect(() => checkRange('width', value, range)).not.toThrow();
  expect(() => checkRange('width', 6, range)).toThrow('from 4 to 12 in steps of 4, not 6.');
});

test('bytes are written in the largest unit of which there is one', () => {
  expect([999, 1000, 4_194_304, 5.449e9].map(bytes)).toEqual([
    '999 bytes',
    '1 KB',
    '4.19 MB',
    '5.45 GB',
  ]);
});
