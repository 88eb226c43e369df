import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askedCells, chapter } from '../../../src/figures/chapter/still.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (digit: number, chapters = 10): string =>
  chapter.still(
    chapter.initial({ digit: `${digit}`, chapters: `${chapters}` }),
    new TestKit(),
    'stage',
  );

test('every digit is drawn down to exactly one red cell', () => {
  for (let digit = 1; digit <= 9; digit++) expect(countCells(draw(digit), 'red')).toBe(1);
});

test('a digit is inked as far as its chapter stands in the talk', () => {
  const [early, late] = [draw(2, 9), draw(2, 3)];
  expect(countCells(late, 'hole')).toBeLessThan(countCells(early, 'hole'));
  expect(countCells(late, 'ink')).toBeGreaterThan(countCells(early, 'ink'));
  expect(countCells(draw(1, 8), 'ink')).toBeLessThan(10);
});

test('the cells are asked in raster order', () => {
  const asked = askedCells({ digit: 5, chapters: 8 });
  expect(asked.length).toBeGreaterThan(40);
  expect(asked).toEqual([...asked].sort((a, b) => a - b));
});

test('each divider knows its chapter and how many there are', () => {
  const files = readdirSync('slides').filter((file) => file.endsWith('.md'));
  const found = files.flatMap((file, i) =>
    [
      ...readFileSync(`slides/${file}`, 'utf8').matchAll(
        /data-figure="chapter" data-digit="(\d)" data-chapters="(\d+)"/g,
      ),
    ].map(([, digit, chapters]) => [i + 1, Number(digit), Number(chapters)]),
  );
  expect(found).toHaveLength(6);
  for (const [place, digit, chapters] of found)
    expect([digit, chapters]).toEqual([place, files.length]);
});

test('options that cannot be read are refused in a plain sentence', () => {
  expect(() => chapter.initial({})).toThrow('data-digit must be one digit from 1 to 9, not "".');
  expect(() => chapter.initial({ digit: '12' })).toThrow('data-digit');
  expect(() => chapter.initial({ digit: '2', chapters: '2' })).toThrow('above data-digit, not "2"');
});

test('its alternative text names the chapter', () => {
  expect(draw(7)).toMatch(/aria-label="Chapter 7 of 10: /);
});
