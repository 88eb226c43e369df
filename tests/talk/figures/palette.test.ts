import { describe, expect, it } from 'vitest';
import { decodeResult, encodeResult, type Result } from '../../../src/figures/palette/result.ts';
import { quantising } from '../../../src/figures/palette/quantising.ts';
import { check, initial } from '../../../src/figures/palette/state.ts';
import { palette } from '../../../src/figures/palette/still.ts';
import { TestKit } from './kit.ts';

describe('the drawing of nine bits of colour', () => {
  it('shows the picture small, quantised, and the palette of 512 with each colour once', () => {
    const kit = new TestKit();
    const markup = palette.still(initial({}), kit, 'stage');
    const [small, quantised, swatches] = kit.rasters;
    expect([small?.width, quantised?.width]).toEqual([32, 32]);
    expect(new Set(Array.from(swatches?.tokens ?? []).filter((token) => token >= 0)).size).toBe(
      512,
    );
    for (const words of ['512 colours, 9 bits', '1,024 tokens', '3,072 values'])
      expect(markup).toContain(words);
  });

  it('draws any photograph, side and number of colours, shared or its own', () => {
    const markup = palette.still(
      initial({ photo: 'cup', side: '48', colors: '8', palette: 'own', seed: '3' }),
      new TestKit(),
      'stage',
    );
    expect(markup).toContain('8 colours, 3 bits');
    expect(markup).toContain('its own, from seed 3');
  });

  it('refuses what is no state in a plain sentence', () => {
    expect(() => initial({ colors: '300' })).toThrow('The number of colours must be one of 2, 4,');
    expect(() => initial({ side: '33' })).toThrow('The side must be one of 32, 48, 64, not 33.');
    expect(() => check({ ...initial({}), seed: 0.5 })).toThrow('The seed must be a whole number');
    expect(() => check({})).toThrow('The photograph must be one of cat,');
  });
});

describe('a result for another window', () => {
  const levels = Uint8ClampedArray.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 256);
  const results: Result[] = [...quantising({ levels, colors: 512, palette: 'own', seed: 1 })];

  it('comes back as it was, in less than 64 KB', () => {
    const last = results.at(-1);
    const json = JSON.stringify(last && encodeResult(last));
    expect(json.length).toBeLessThan(48_000);
    expect(decodeResult(JSON.parse(json) as Record<string, unknown>)).toEqual(last);
  });

  it('is not taken from anything else', () => {
    expect(decodeResult({})).toBeUndefined();
    expect(decodeResult({ levels: 1, tokens: '', palette: '' })).toBeUndefined();
  });
});
