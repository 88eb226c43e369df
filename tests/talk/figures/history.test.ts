import { expect, test } from 'vitest';
import data from '../../../assets/data/history.json' with { type: 'json' };
import { history } from '../../../src/figures/history.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string => history.still(history.initial({}), kit, 'stage');

test('the timeline marks 2020 alone in red, and every other year with a work in ink', () => {
  const markup = draw();
  expect(countCells(markup, 'red')).toBe(1);
  const years = data.acts.flatMap(({ works }) => works.map(({ year }) => year));
  expect(countCells(markup, 'ink')).toBe(years.filter((year) => year !== 2020).length);
  for (let year = 2006; year <= 2020; year++) expect(markup).toContain(`>${year}<`);
});
