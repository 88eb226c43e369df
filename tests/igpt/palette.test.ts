import { describe, expect, it } from 'vitest';
import { kMeansPlusPlus, lloyd, quantise } from '../../src/igpt/palette.ts';
import { seeded } from '../../src/igpt/random.ts';

const random = seeded(7);
const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));

describe('quantise', () => {
  it('gives each colour the nearest entry, and of two equally near ones the first', () => {
    const palette = Uint8Array.of(0, 0, 0, 10, 0, 0, 10, 0, 0);
    const { tokens, error } = quantise(Uint8Array.of(4, 0, 0, 5, 0, 0, 6, 0, 0, 10, 0, 0), palette);
    expect([...tokens]).toEqual([0, 0, 1, 1]);
    expect(error).toBe((16 + 25 + 16 + 0) / 4);
  });

  it('refuses an empty palette', () => {
    expect(() => quantise(bytes(3), new Uint8Array())).toThrow(
      'A palette needs at least one colour.',
    );
  });
});

describe('k-means', () => {
  it('finds the colours themselves where there are no more of them than k', () => {
    const colors = Uint8Array.of(255, 0, 0, 0, 0, 255, 255, 0, 0, 0, 255, 0);
    const palette = kMeansPlusPlus(colors, 8, seeded(1));
    expect(palette).toHaveLength(9);
    expect(quantise(colors, palette).error).toBe(0);
  });

  it('never gets worse from one step to the next, and stops by itself', () => {
    const colors = bytes(3 * 500);
    const steps = [...lloyd(colors, kMeansPlusPlus(colors, 16, seeded(2)), 1000)];
    expect(steps.length).toBeLessThan(1000);
    steps
      .slice(1)
      .forEach(({ error }, i) => expect(error).toBeLessThanOrEqual(steps[i]?.error ?? 0));
  });

  it('gives the same palette for the same seed', () => {
    const colors = bytes(3 * 200);
    const palettes = [1, 1, 2].map((seed) => kMeansPlusPlus(colors, 8, seeded(seed)));
    expect(palettes[0]).toEqual(palettes[1]);
    expect(palettes[0]).not.toEqual(palettes[2]);
  });
});
