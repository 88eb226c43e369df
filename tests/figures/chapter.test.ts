import { expect, test } from 'vitest';
import { chapter } from '../../src/figures/chapter.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (digit: string, drawn?: string): string =>
  chapter.still(chapter.initial(drawn ? { digit, drawn } : { digit }), new TestKit(), 'stage');

test('every digit is drawn down to exactly one red cell', () => {
  for (let digit = 0; digit <= 9; digit++) expect(countCells(draw(`${digit}`), 'red')).toBe(1);
});

test('a greater share leaves fewer holes', () => {
  const [less, more] = [draw('2', '0.3'), draw('2', '0.8')];
  expect(countCells(more, 'hole')).toBeLessThan(countCells(less, 'hole'));
  expect(countCells(more, 'ink')).toBeGreaterThan(countCells(less, 'ink'));
});

test('options that cannot be read are refused in a plain sentence', () => {
  expect(() => chapter.initial({})).toThrow('data-digit must be one digit, not "".');
  expect(() => chapter.initial({ digit: '12' })).toThrow('data-digit');
  expect(() => chapter.initial({ digit: '1', drawn: '1' })).toThrow('just under 1, not "1"');
});

test('its alternative text names the chapter', () => {
  expect(draw('7')).toMatch(/aria-label="Chapter 7: /);
});
