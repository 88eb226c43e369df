import { expect, test } from 'vitest';
import { cores } from '../../../src/figures/cores.ts';
import { countCells, TestKit } from './kit.ts';

test('there are as many squares as TPU cores', () => {
  expect(countCells(cores.still(null, new TestKit(), 'stage'), 'ink')).toBe(2048);
});
