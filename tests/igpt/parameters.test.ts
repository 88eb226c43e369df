import { expect, it } from 'vitest';
import models from '../../assets/data/models.json' with { type: 'json' };
import { blockWeights, parameters } from '../../src/igpt/parameters.ts';

const million = 1e6;

it.each([
  ['S', 76],
  ['M', 455],
  ['L', 1362],
  ['XL', 6801],
] as const)('counts iGPT-%s as the paper does: %i million', (name, published) => {
  const { layers, width } = models[name];
  const count = parameters({ layers: layers.value, width: width.value, context: 1024 });
  expect(Math.trunc(count / million)).toBe(published);
});

it('counts what the released code builds, to the last parameter', () => {
  expect(parameters({ layers: 24, width: 512, context: 1024 })).toBe(76_571_648);
  expect(parameters({ layers: 60, width: 3072, context: 1024 })).toBe(6_801_438_720);
});

it('needs 12 L d^2 for the blocks alone', () => {
  expect(blockWeights({ layers: 24, width: 512 })).toBe(75_497_472);
});

it('grows by the positions of a longer context', () => {
  const l48 = parameters({ layers: 48, width: 1536, context: 2304 });
  expect(l48 / million).toBeCloseTo(1364.2, 1);
});
