import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Room } from '../../../plugins/figures/contract.ts';
import { unroll } from '../../../src/figures/unroll/still.ts';
import { TestKit } from './kit.ts';

const draw = (options: Record<string, string> = {}, room: Room = 'stage') =>
  unroll.still(unroll.initial(options), new TestKit(), room);

/** The corners of the squares that are drawn in colours of the picture, its ground included. */
function coloured(markup: string): string[] {
  const paths = [...markup.matchAll(/<path class="(?:ground )?raster"[^>]* d="([^"]*)"/g)];
  return paths.flatMap(([, path = '']) => path.match(/M-?[\d.]+ [\d.]+/g) ?? []);
}

test.each([
  ['stage', 1240],
  ['phone', 580],
] as const)(
  'the two framed pixels are neighbours in the picture and 16 tokens apart in the strip, on a %s',
  (room, width) => {
    const markup = draw({}, room);
    const corners = [...markup.matchAll(/class="frame" d="M(\d+) (\d+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const [above, below, first, second] = corners;
    expect(below).toEqual([above?.[0], (above?.[1] ?? 0) + 20]);
    expect(second).toEqual([(first?.[0] ?? 0) + 16 * 20, first?.[1]]);
    expect(first?.[0]).toBeGreaterThanOrEqual(0);
    expect(second?.[0]).toBeLessThan(width);
    expect(markup).toContain('16 tokens later');
  },
);

test('every pixel is in the square until it leaves a ghost there, and the newest are in the strip', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 256 }), (unrolled) => {
      const [, ghosts = '', others = ''] =
        /<g class="ghosts"[^>]*>(.*?)<\/g>(.*)/s.exec(draw({ unrolled: String(unrolled) })) ?? [];
      const corners = coloured(others);
      const strip = corners.filter((corner) => corner.endsWith(' 390'));
      expect(new Set(corners).size).toBe(corners.length);
      expect(coloured(ghosts).length).toBe(unrolled);
      expect(corners.length - strip.length).toBe(256 - unrolled);
      const seen = strip.filter((corner) => !corner.startsWith('M-'));
      expect(seen.length).toBeGreaterThanOrEqual(Math.min(unrolled, 45));
      expect(seen.length).toBeLessThanOrEqual(Math.min(unrolled, 62));
    }),
  );
});

test('a row of the picture is a piece of the strip, in whose middle the two pixels are shown', () => {
  const frames = [...draw({ unrolled: '32' }).matchAll(/class="frame" d="M(-?\d+) (-?\d+)/g)];
  expect(frames.map(([, x, y]) => [Number(x) + 2, Number(y) + 2])).toEqual([
    [8 * 20, 0],
    [8 * 20, 20],
    [8 * 20, 390],
    [(16 + 8) * 20, 390],
  ]);
});

test('a face or a number of pixels that does not exist is refused', () => {
  expect(() => draw({ face: '64' })).toThrow('no held-out face 64');
  expect(() => draw({ face: 'x' })).toThrow('not "x"');
  expect(() => draw({ unrolled: '257' })).toThrow('from 0 to 256, not 257');
});
