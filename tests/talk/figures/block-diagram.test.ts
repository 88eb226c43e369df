import { describe, expect, test } from 'vitest';
import { blockDiagram } from '../../../src/figures/block-diagram.ts';
import { countCells, TestKit } from './kit.ts';

describe.each(['stage', 'phone'] as const)('on a %s', (room) => {
  const markup = blockDiagram.still(null, new TestKit(), room);

  test('a position looks at itself and at what came before', () => {
    expect(countCells(markup, 'hole')).toBe((8 * 7) / 2);
  });

  test('the block comes in three steps, in the order of its formulas', () => {
    const steps = markup.matchAll(/data-fragment-index="(\d)"/g);
    expect([...steps].map(([, index]) => index)).toEqual(['0', '1', '2']);
  });
});
