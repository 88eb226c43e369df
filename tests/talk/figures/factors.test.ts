import { expect, test } from 'vitest';
import { factors } from '../../../src/figures/factors.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string => factors.still(factors.initial({}), kit, 'stage');

test('the product has eight factors: each asks for one pixel and sees those before it', () => {
  const kit = new TestKit();
  const markup = draw(kit);
  // The red pixel of the last row comes a step before the others, and stays.
  expect(countCells(markup, 'red')).toBe(8 + 1);
  expect(countCells(markup, 'hole')).toBe(28);
  const triangle = kit.rasters.find(({ width, height }) => width === 8 && height === 8);
  const known = Array.from(triangle?.tokens ?? []).map((token, i) => [token, i] as const);
  for (const [token, i] of known) expect(token === -1).toBe(i % 8 >= Math.floor(i / 8));
});
