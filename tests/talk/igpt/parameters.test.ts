import fc from 'fast-check';
import { expect, it } from 'vitest';
import models from '../../../assets/data/models.json' with { type: 'json' };
import { blockWeights, parameters, parametersByPart } from '../../../src/igpt/parameters.ts';

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

const sizes = fc.record({
  layers: fc.integer({ min: 0, max: 96 }),
  width: fc.integer({ min: 1, max: 4096 }),
  context: fc.integer({ min: 1, max: 4096 }),
});

it('is its parts, and the blocks and gains are in attention and MLP', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const { attention, mlp, embeddings } = parametersByPart(size);
      expect(attention + mlp + embeddings).toBe(parameters(size));
      expect(attention + mlp).toBe(blockWeights(size) + 2 * size.layers * size.width);
    }),
  );
});

it('is the formula of the released code, written out', () => {
  fc.assert(
    fc.property(sizes, ({ layers: L, width: d, context: n }) => {
      const formula = L * (12 * d ** 2 + 2 * d) + n * d + 2 * 512 * d + 2 * d;
      expect(parameters({ layers: L, width: d, context: n })).toBe(formula);
    }),
  );
});

it('gives the MLP twice what it gives attention, but for the gains', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const { attention, mlp } = parametersByPart(size);
      const gains = size.layers * size.width;
      expect(mlp - gains).toBe(2 * (attention - gains));
    }),
  );
});
