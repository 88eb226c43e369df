import { expect, test } from 'vitest';
import { decodeShares, encodeShares } from '../../../src/kit/draw/shares.ts';

test('shares come back to within a 510th of the largest', () => {
  const shares = [0.5, 0.25, 0.2, 0.05, 0];
  const again = decodeShares(encodeShares(shares));
  again.forEach((share, i) => expect(Math.abs(share - (shares[i] ?? 0))).toBeLessThan(0.5 / 510));
});

test('the largest is written as ff', () => {
  expect(encodeShares([0.2, 0.8])).toEqual({ largest: 0.8, shares: '40ff' });
});
