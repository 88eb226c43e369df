import { expect, test } from 'vitest';
import data from '../../../assets/data/discussion.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };
import { v100Days } from '../../../src/figures/v100-days.ts';
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
