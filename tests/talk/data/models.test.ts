import { expect, test } from 'vitest';
import models from '../../../assets/data/models.json' with { type: 'json' };
import { blockWeights, parameters } from '../../../src/igpt/parameters.ts';

const SIZES = ['S', 'M', 'L', 'XL'] as const;

test('the four sizes are the paper’s, with no heads for XL', () => {
  const read = SIZES.map((size) => {
    const { layers, width, heads, input, tokens, parameters } = models[size];
    return [
      layers.value,
      width.value,
      heads.value ?? null,
      input.text,
      tokens.text,
      parameters.text,
    ];
  });
  expect(read).toEqual([
    [24, 512, 8, '32²', '1,024', '76\u00a0M'],
    [36, 1024, 8, '32²', '1,024', '455\u00a0M'],
    [48, 1536, 16, '32²; 48²', '1,024; 2,304', '1.4\u00a0B'],
    [60, 3072, null, '64²', '4,096', '6.8\u00a0B'],
  ]);
});

test('the counts, cut to whole millions, are those that were published', () => {
  expect(SIZES.map((size) => Math.trunc(models[size].counted.value / 1e6))).toEqual([
    76, 455, 1362, 6801,
  ]);
  expect(SIZES.map((size) => models[size].millions.value)).toEqual([76, 455, 1362, 6801]);
});

test('the file’s counts are what the formulas give', () => {
  for (const size of SIZES) {
    const { layers, width, blocks, counted } = models[size];
    const shape = { layers: layers.value, width: width.value };
    expect(blocks.value, size).toBe(blockWeights(shape));
    expect(counted.value, size).toBe(parameters({ ...shape, context: 1024 }));
  }
});
