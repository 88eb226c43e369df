import { expect, test } from 'vitest';
import { exits } from '../../src/figures/exits.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string => exits.still(exits.initial({}), kit, 'stage');

test('fine-tuning trains every layer, the probe none: each one linear layer on top', () => {
  const readings = 2 * 3;
  expect(countCells(draw(), 'blue')).toBe(readings + 1 + 24 + 1);
  expect(countCells(draw(), 'hole')).toBe(24);
});
