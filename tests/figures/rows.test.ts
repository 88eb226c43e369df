import { expect, test } from 'vitest';
import data from '../../assets/data/head-offsets.json' with { type: 'json' };
import { rows } from '../../src/figures/rows.ts';
import { countCells, TestKit } from './kit.ts';

const HEADS = data.layers.flat().length;

test.each(['stage', 'phone'] as const)(
  'all heads are on the %s, each with its asked pixel',
  (room) => {
    const markup = rows.still({}, new TestKit(), room);
    // All heads, the large one and the key.
    expect(countCells(markup, 'red')).toBe(HEADS + 2);
    expect(markup).not.toMatch(/NaN|undefined|null|Infinity/);
  },
);

test('the large map is of the head that looks most at the pixel above, and says how much', () => {
  expect(rows.still({}, new TestKit(), 'stage')).toMatch(
    /Layer 1, head 3 gives 8\.4 % to the pixel right above, 1\.1 % if/,
  );
});
