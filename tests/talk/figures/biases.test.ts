import { expect, test } from 'vitest';
import { biases } from '../../../src/figures/biases.ts';
import { countCells, TestKit } from './kit.ts';

test('the branch is given up to one red pixel, then whole', () => {
  const kit = new TestKit();
  const drawn = biases.still({ habit: 'helps' }, kit, 'stage');
  expect(countCells(drawn, 'red')).toBe(1);
  const [given, whole] = kit.rasters.map(({ tokens }) => Array.from(tokens));
  expect(given?.filter((token) => token === -1)).toHaveLength(countCells(drawn, 'hole') + 1);
  expect(whole).not.toContain(-1);
  expect(whole?.slice(0, 57)).toEqual(given?.slice(0, 57));
});
