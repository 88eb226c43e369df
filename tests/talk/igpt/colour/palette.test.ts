import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forReading } from '../../../../src/igpt/colour/palette-order.ts';
import {
  kMeansPlusPlus,
  levelsOff,
  lloyd,
  quantise,
  wholeLevels,
  type Colors,
} from '../../../../src/igpt/colour/palette.ts';
import { seeded } from '../../../../src/igpt/random.ts';

const random = seeded(7);
const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));

/** The nearest entry by trying each in turn, the first of those equally near. */
function byTryingAll(colors: Colors, palette: Colors): { tokens: number[]; error: number } {
  const tokens: number[] = [];
  let sum = 0;
  for (let i = 0; i < colors.length; i += 3) {
    const distances = Array.from({ length: palette.length / 3 }, (_, j) => {
      const [r, g, b] = [0, 1, 2].map(
        (channel) => (colors[i + channel] ?? 0) - (palette[j * 3 + channel] ?? 0),
      ) as [number, number, number];
      return r * r + g * g + b * b;
    });
    const least = Math.min(...distances);
    tokens.push(distances.indexOf(least));
    sum += least;
  }
  return { tokens, error: sum / tokens.length };
}

/** Colours of few levels each, so that many are equally near. */
const coarse = (least: number, most: number): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(0, 1, 100, 101, 254, 255))), {
      minLength: least,
      maxLength: most,
    })
    .map((colors) => Uint8Array.from(colors.flat()));

const any = (least: number, most: number): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 }))), {
      minLength: least,
      maxLength: most,
    })
    .map((colors) => Uint8Array.from(colors.flat()));

const fractions = (least: number, most: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(
      fc.tuple(
        ...[0, 1, 2].map(() =>
          fc.float({ min: 0, max: 255, noNaN: true, noDefaultInfinity: true }),
        ),
      ),
      { minLength: least, maxLength: most },
    )
    .map((colors) => Float32Array.from(colors.flat()));

describe('quantise', () => {
  it('gives each colour the nearest entry, and of two equally near ones the first', () => {
    const palette = Uint8Array.of(0, 0, 0, 10, 0, 0, 10, 0, 0);
    const { tokens, error } = quantise(Uint8Array.of(4, 0, 0, 5, 0, 0, 6, 0, 0, 10, 0, 0), palette);
    expect([...tokens]).toEqual([0, 0, 1, 1]);
    expect(error).toBe((16 + 25 + 16 + 0) / 4);
  });

  for (const [name, colors, palette] of [
    ['any colours', any(1, 60), any(1, 600)],
    ['colours that tie', coarse(1, 60), coarse(1, 80)],
    ['palettes between the levels', any(1, 60), fractions(1, 100)],
    ['colours between the levels', fractions(1, 60), fractions(1, 100)],
  ] as const) {
    it(`agrees with trying all entries, to the bit: ${name}`, () => {
      fc.assert(
        fc.property(colors, palette, (colors, palette) => {
          const { tokens, error } = quantise(colors, palette);
          const expected = byTryingAll(colors, palette);
          expect([...tokens]).toEqual(expected.tokens);
          expect(error).toBe(expected.error);
        }),
      );
    });
  }

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

  it('makes one colour of a plain picture', () => {
    const steps = [
      ...lloyd(
        new Uint8Array(300).fill(9),
        kMeansPlusPlus(new Uint8Array(300).fill(9), 512, seeded(1)),
      ),
    ];
    expect([...(steps.at(-1)?.palette ?? [])]).toEqual([9, 9, 9]);
    expect(steps.at(-1)?.error).toBe(0);
  });

  it('never gets worse from one step to the next, and stops by itself when nothing moves', () => {
    fc.assert(
      fc.property(any(1, 400), fc.integer({ min: 1, max: 40 }), fc.integer(), (colors, k, seed) => {
        const steps = [...lloyd(colors, kMeansPlusPlus(colors, k, seeded(seed)))];
        expect(steps[0]?.moved).toBe(colors.length / 3);
        expect(steps.at(-1)?.moved).toBe(0);
        steps
          .slice(1)
          .forEach(({ error }, i) =>
            expect(error).toBeLessThanOrEqual((steps[i]?.error ?? 0) + 1e-3),
          );
      }),
      { numRuns: 50 },
    );
  });

  it('ends where each centre is the mean of its colours', () => {
    const colors = bytes(3 * 300);
    const last = [...lloyd(colors, kMeansPlusPlus(colors, 12, seeded(3)))].at(-1);
    for (let k = 0; k < 12; k++) {
      const own = Array.from({ length: 300 }, (_, i) => i).filter((i) => last?.tokens[i] === k);
      const mean = own.reduce((sum, i) => sum + (colors[i * 3] ?? 0), 0) / own.length;
      expect(last?.palette[k * 3]).toBeCloseTo(mean, 4);
    }
  });

  it('gives the same palette for the same seed', () => {
    const colors = bytes(3 * 200);
    const palettes = [1, 1, 2].map((seed) => kMeansPlusPlus(colors, 8, seeded(seed)));
    expect(palettes[0]).toEqual(palettes[1]);
    expect(palettes[0]).not.toEqual(palettes[2]);
  });
});

it('rounds a palette to the levels that are shown, and tells an error in levels of a channel', () => {
  expect([...wholeLevels(Float32Array.of(0.4, 99.5, 254.9))]).toEqual([0, 100, 255]);
  // Each of the three channels is off by two.
  expect(levelsOff(12)).toBe(2);
});

describe('a palette in the order of reading', () => {
  it('holds each colour once', () => {
    fc.assert(
      fc.property(any(1, 512), fc.constantFrom(2, 8, 32), (palette, rows) => {
        const order = [...forReading(palette, rows)].sort((a, b) => a - b);
        expect(order).toEqual(Array.from({ length: palette.length / 3 }, (_, i) => i));
      }),
    );
  });

  it('puts like hues into one column, from light to dark, and greys last', () => {
    const [dark, grey, light, blue] = [
      [90, 0, 0],
      [128, 128, 128],
      [255, 120, 120],
      [0, 0, 200],
    ] as const;
    const order = forReading(Uint8Array.from([dark, grey, light, blue].flat()), 2);
    expect([...order].slice(0, 2)).toEqual([2, 0]);
    expect([...forReading(Uint8Array.from([dark, grey, light, blue].flat()), 1)].at(-1)).toBe(1);
  });
});
