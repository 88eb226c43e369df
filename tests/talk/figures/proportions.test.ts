import { describe, expect, test } from 'vitest';
import data from '../../../assets/data/attributes.json' with { type: 'json' };
import { proportions } from '../../../src/figures/proportions.ts';
import { TestKit } from './kit.ts';

const skin = data.attributes.find(({ name }) => name === 'skin');

describe.each(['stage', 'phone'] as const)('on a %s', (room) => {
  const markup = proportions.still(null, new TestKit(), room);

  test('each strip has 200 squares, of each colour as many as its share', () => {
    const squares = [...markup.matchAll(/fill="(#\w+)" d="([^"]*)"/g)].map(
      ([, color, path = '']) => ({ color, count: path.match(/M/g)?.length ?? 0 }),
    );
    expect(squares.reduce((sum, { count }) => sum + count, 0)).toBe(400);
    const shares = [...(skin?.training ?? []), ...(skin?.sampled ?? [])];
    squares.forEach(({ color, count }, i) => {
      expect(color).toBe(skin?.values[i % skin.values.length]);
      expect(Math.abs(count / 200 - (shares[i] ?? NaN))).toBeLessThan(0.006);
    });
  });

  test('glasses and hats stand in per cent, for what was learned from and for what was drawn', () => {
    expect(markup.match(/>glasses \d+ %, hats \d+ %</g)).toHaveLength(2);
  });
});
