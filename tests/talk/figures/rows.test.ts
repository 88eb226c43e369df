import { expect, test } from 'vitest';
import data from '../../../assets/data/head-offsets.json' with { type: 'json' };
import { check, rows } from '../../../src/figures/rows/still.ts';
import { countCells, TestKit } from './kit.ts';

const HEADS = data.layers.flat().length;
const initial = rows.initial({});

test.each(['stage', 'phone'] as const)(
  'all heads are on the %s, each with its asked pixel',
  (room) => {
    const markup = rows.still(initial, new TestKit(), room);
    // All heads, the two large ones and the key.
    expect(countCells(markup, 'red')).toBe(HEADS + 3);
    expect(markup.match(/data-head=/g)).toHaveLength(HEADS);
    expect(markup).not.toMatch(/NaN|undefined|null|Infinity/);
  },
);

test('it begins with the head that looks most at the pixel above, and says how much', () => {
  expect(rows.still(initial, new TestKit(), 'stage')).toMatch(
    /Layer 1, head 3 gives 8\.4 % of its attention to the pixel right above, 7\.3 times an even share; before training 1\.0 times/,
  );
});

test('before training every head looks everywhere alike', () => {
  for (let layer = 1; layer <= data.layers.length; layer++)
    for (let head = 1; head <= 4; head++) {
      const markup = rows.still({ layer, head }, new TestKit(), 'stage');
      const [, before] = /before training ([\d.]+) times/.exec(markup) ?? [];
      expect(Number(before)).toBeGreaterThan(0.9);
      expect(Number(before)).toBeLessThan(1.1);
    }
});

test('the chosen head is the one that is framed among all of them', () => {
  const framed = (markup: string): string | undefined =>
    [...markup.matchAll(/data-layer="(\d)" data-head="(\d)">(.*?)<\/g><\/g>/gs)]
      .filter(([, , , map]) => map?.includes('class="rule"'))
      .map(([, layer, head]) => `${layer}.${head}`)
      .join();
  const markup = rows.still({ ...initial, layer: 4, head: 2 }, new TestKit(), 'stage');
  expect(framed(markup)).toBe('4.2');
});

test.each([
  [{ layer: 0 }, 'from 1 to 8, not 0'],
  [{ head: 5 }, 'from 1 to 4, not 5'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...initial, ...wrong })).toThrow(message);
});
