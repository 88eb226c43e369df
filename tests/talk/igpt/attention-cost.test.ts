import { describe, expect, it } from 'vitest';
import { costOfAttention } from '../../../src/igpt/attention-cost.ts';

describe('the cost of attention', () => {
  it('is 150,528 tokens and 21,609 times GPT-2 for a photograph of 224 x 224 x 3', () => {
    const cost = costOfAttention(224, 'rgb');
    expect(cost.tokens).toBe(150_528);
    expect(cost.relative).toBe(21_609);
    expect(cost.bytes / 1e9).toBeCloseTo(90.6, 1);
  });

  it.each([
    [32, 3_072, 1_024, 1, 4.19e6],
    [48, 6_912, 2_304, 5.0625, 21.2e6],
    [64, 12_288, 4_096, 16, 67.1e6],
  ])('has the lengths of the paper at %i pixels', (side, rgb, palette, relative, bytes) => {
    expect(costOfAttention(side, 'rgb').tokens).toBe(rgb);
    const cost = costOfAttention(side, 'palette');
    expect(cost.tokens).toBe(palette);
    expect(cost.relative).toBe(relative);
    expect(cost.bytes / bytes).toBeCloseTo(1, 2);
  });

  it.each([8, 32, 224, 256])('is nine times less with a palette at %i pixels', (side) => {
    expect(costOfAttention(side, 'rgb').logits).toBe(9 * costOfAttention(side, 'palette').logits);
  });

  it.each([0, -1, 1.5, NaN])('refuses a picture %d pixels wide', (side) => {
    expect(() => costOfAttention(side, 'rgb')).toThrow(`cannot be ${side} pixels wide`);
  });
});
