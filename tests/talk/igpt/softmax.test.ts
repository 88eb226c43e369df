import { expect, it } from 'vitest';
import { softmax } from '../../../src/igpt/softmax.ts';

it('turns equal scores into equal shares, however large they are', () => {
  expect(softmax(Float32Array.of(1e4, 1e4))).toEqual(Float32Array.of(0.5, 0.5));
});

it('gives a score larger by ln 3 three times the share', () => {
  const [small, large] = softmax(Float32Array.of(0, Math.log(3)));
  expect(small).toBeCloseTo(0.25, 6);
  expect(large).toBeCloseTo(0.75, 6);
});
