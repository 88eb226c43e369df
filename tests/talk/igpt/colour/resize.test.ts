import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIGHT_SIDE, levelsOf, resize, SquareOfLight } from '../../../../src/igpt/colour/resize.ts';

const grey = (...levels: number[]): Uint8Array =>
  Uint8Array.from(levels.flatMap((level) => [level, level, level]));

/** The first channel of a picture. */
const reds = (levels: Uint8ClampedArray): number[] => [...levels].filter((_, i) => i % 3 === 0);

it('leaves a picture alone that has the size already', () => {
  const pixels = grey(0, 64, 128, 255);
  expect([...resize(pixels, 2, 2, 3, 2)]).toEqual([...pixels]);
});

it('averages light, not its code: half black and half white is level 188', () => {
  expect([...resize(grey(0, 255, 255, 0), 2, 2, 3, 1)]).toEqual([188, 188, 188]);
});

it('counts a pixel that two parts share in each by the share it covers', () => {
  const rows = Array<number[]>(3).fill([255, 255, 0]).flat();
  const [first, second] = reds(resize(grey(...rows), 3, 3, 3, 2));
  expect(first).toBe(255);
  // One third of the light.
  expect(second).toBe(156);
});

it('takes the central square', () => {
  expect([...resize(grey(9, 50, 9), 3, 1, 3, 1)]).toEqual([50, 50, 50]);
});

it('makes a single pixel as large as it is asked to', () => {
  expect(new Set(resize(grey(77), 1, 1, 3, 32))).toEqual(new Set([77]));
});

it('adds up the light of a pixel and of the ground that it lets through', () => {
  const square = new SquareOfLight(1, 1, 1, [255, 255, 255]);
  square.add(Uint8Array.of(0, 0, 0, 0), 4, 0);
  expect([...levelsOf(square.light, 1)]).toEqual([255, 255, 255]);
  const half = new SquareOfLight(2, 1, 1, [255, 0, 0]);
  half.add(Uint8Array.of(0, 255, 0, 128), 4, 0);
  const [r = 0, g = 0, b] = levelsOf(half.light, 1);
  expect(Math.abs(r - 187)).toBeLessThanOrEqual(1);
  expect(Math.abs(g - 188)).toBeLessThanOrEqual(1);
  expect(b).toBe(0);
});

const squares = fc.integer({ min: 1, max: 40 }).chain((side) =>
  fc.record({
    side: fc.constant(side),
    pixels: fc.uint8Array({ minLength: side * side * 3, maxLength: side * side * 3 }),
  }),
);

it('gives the same picture by way of 192 pixels as directly', () => {
  fc.assert(
    fc.property(squares, fc.constantFrom(32, 48, 64), ({ side, pixels }, to) => {
      const square = new SquareOfLight(side, side, LIGHT_SIDE);
      square.add(pixels, 3, 0);
      const direct = resize(pixels, side, side, 3, to);
      const levels = levelsOf(square.light, to);
      const off = levels.reduce(
        (most, level, i) => Math.max(most, Math.abs(level - (direct[i] ?? 0))),
        0,
      );
      // Of two ways to add up floats, one may fall on the other side of a half.
      expect(off).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20 },
  );
});

it('keeps the light of the whole, whatever the size, and a plain picture plain', () => {
  fc.assert(
    fc.property(squares, fc.integer({ min: 1, max: 40 }), ({ side, pixels }, to) => {
      const light = (target: number) => {
        const square = new SquareOfLight(side, side, target);
        square.add(pixels, 3, 0);
        return square.light.reduce((sum, value) => sum + value, 0) / square.light.length;
      };
      expect(light(to)).toBeCloseTo(light(1) === 0 ? 0 : light(side), 4);
      const plain = new Uint8Array(side * side * 3).fill(pixels[0] ?? 0);
      expect(new Set(resize(plain, side, side, 3, to))).toEqual(new Set([pixels[0]]));
    }),
    { numRuns: 50 },
  );
});

it('comes out the same in bands of any height', () => {
  fc.assert(
    fc.property(squares, fc.integer({ min: 1, max: 40 }), ({ side, pixels }, rows) => {
      const [whole, banded] = [new SquareOfLight(side, side, 8), new SquareOfLight(side, side, 8)];
      whole.add(pixels, 3, 0);
      for (let from = 0; from < side; from += rows)
        banded.add(pixels.subarray(from * side * 3, (from + rows) * side * 3), 3, from);
      expect(banded.light).toEqual(whole.light);
    }),
  );
});

it('refuses a picture without pixels, and a size that does not divide', () => {
  expect(() => new SquareOfLight(0, 4)).toThrow('A picture needs at least one pixel.');
  expect(() => levelsOf(new Float32Array(192 * 192 * 3), 50)).toThrow('50 does not divide 192.');
});
