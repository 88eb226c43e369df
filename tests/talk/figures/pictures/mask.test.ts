import { expect, test } from 'vitest';
import { maskedPixels } from '../../../../src/figures/pictures/mask.ts';

test('the mask hides about fifteen pixels in a hundred', () => {
  const counts = Array.from({ length: 200 }, (_, seed) => maskedPixels(256, seed).length);
  const mean = counts.reduce((a, b) => a + b) / counts.length;
  expect(mean / 256).toBeCloseTo(0.15, 2);
});

test('each pixel is hidden by itself: the count varies as a binomial one does', () => {
  const counts = Array.from({ length: 400 }, (_, seed) => maskedPixels(256, seed).length);
  const mean = counts.reduce((a, b) => a + b) / counts.length;
  const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length;
  const binomial = 256 * 0.15 * 0.85;
  expect(variance).toBeGreaterThan(0.75 * binomial);
  expect(variance).toBeLessThan(1.25 * binomial);
});

test('a neighbour is hidden as often as any other pixel', () => {
  const pairs = Array.from({ length: 400 }, (_, seed) => new Set(maskedPixels(256, seed)));
  const together = pairs.map((hidden) => [...hidden].filter((i) => hidden.has(i + 1)).length);
  const rate = together.reduce((a, b) => a + b) / (400 * 255);
  expect(rate).toBeCloseTo(0.15 ** 2, 2);
});

test('the same seed hides the same pixels, another seed others', () => {
  expect(maskedPixels(256, 5)).toEqual(maskedPixels(256, 5));
  expect(maskedPixels(256, 5)).not.toEqual(maskedPixels(256, 6));
});
