import { expect, test } from 'vitest';
import { digit } from '../../../src/figures/digit.ts';
import { countCells, TestKit } from './kit.ts';

test('a digit is all in one colour, ink or red', () => {
  const still = (options: Record<string, string>): string =>
    digit.still(digit.initial(options), new TestKit(), 'stage');
  expect(countCells(still({ digit: '0' }), 'red')).toBe(0);
  expect(countCells(still({ digit: '0', fill: 'red' }), 'ink')).toBe(0);
  expect(() => digit.initial({ digit: '0', fill: 'blue' })).toThrow('ink or red, not "blue"');
});
