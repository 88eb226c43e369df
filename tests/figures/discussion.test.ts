import { expect, test } from 'vitest';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import { argue } from '../../src/figures/argue.ts';
import { biases } from '../../src/figures/biases.ts';
import { v100Days } from '../../src/figures/v100-days.ts';
import { countCells, TestKit } from './kit.ts';

test('one square is one V100-day, for both models', () => {
  const drawn = v100Days.still(null, new TestKit(), 'stage');
  expect(countCells(drawn, 'ink')).toBe(2500);
  expect(countCells(drawn, 'blue')).toBe(70);
});

test('computed values follow from those that they are computed from', () => {
  const { igptDays, mocoDays, daysRatio, morePixels } = data;
  expect(daysRatio.value).toBe(Math.round(igptDays.value / mocoDays.value));
  const { igptL48, igptL32 } = table2.rows;
  expect(morePixels.value).toBeCloseTo(igptL48.value - igptL32.value, 5);
});

test('the days are said to be the post’s, and the best layer to be read off a plot', () => {
  expect([data.igptDays.kind, data.mocoDays.kind]).toEqual(['blog', 'blog']);
  expect(data.igptDays.source).toContain('not in the paper');
  expect(data.bestLayer.kind).toBe('digitised');
});

test('each question stands on a fact in squares', () => {
  const draw = (fact: string): string =>
    argue.still(argue.initial({ fact }), new TestKit(), 'stage');
  expect(countCells(draw('compute'), 'ink')).toBe(36);
  expect(countCells(draw('compute'), 'blue')).toBe(1);
  expect(draw('middle')).toContain('last: 48');
  expect(countCells(draw('pixels'), 'ink') * 16).toBe(32 ** 2 + 48 ** 2);
});

test('an unknown fact is refused in a plain sentence', () => {
  expect(() => argue.initial({ fact: 'toString' })).toThrow(
    'data-fact must be one of compute, middle, pixels, not "toString".',
  );
});

test('the branch is given up to one red pixel, then whole', () => {
  const kit = new TestKit();
  const drawn = biases.still(null, kit, 'stage');
  expect(countCells(drawn, 'red')).toBe(1);
  const [given, whole] = kit.rasters.map(({ tokens }) => Array.from(tokens));
  expect(given?.filter((token) => token === -1)).toHaveLength(countCells(drawn, 'hole') + 1);
  expect(whole).not.toContain(-1);
  expect(whole?.slice(0, 57)).toEqual(given?.slice(0, 57));
});
