import { expect, test } from 'vitest';
import data from '../../../assets/data/linear.json' with { type: 'json' };
import { check, FACES, linear } from '../../../src/figures/linear/still.ts';
import { TestKit } from './kit.ts';

const initial = linear.initial({});

/** Return the dots of a plane: whose it is, where, whether it is full, and whether it is red. */
function dotsIn(markup: string, plane: 'first' | 'chosen') {
  const [, group = ''] = new RegExp(`<g data-plane="${plane}">(.*?)</g>`, 's').exec(markup) ?? [];
  const dots = group.matchAll(
    /<path data-face="(\d+)" class="(\w+) raster" .*? d="M([\d.]+) (.*?)"/g,
  );
  return [...dots].map(([, face, fill, x, rest]) => ({
    face: Number(face),
    isRed: fill === 'red',
    middle: Number(x) + 6,
    isFull: !rest?.includes('M'),
  }));
}

test.each([
  ['stage', [220, 700]],
  ['phone', [290, 290]],
] as const)(
  'on the %s a dot is full for long hair, and red on the wrong side of the line',
  (room, [first, second]) => {
    const markup = linear.still(initial, new TestKit(), room);
    for (const [plane, line] of [
      ['first', first],
      ['chosen', second],
    ] as const) {
      const dots = dotsIn(markup, plane);
      expect(dots).toHaveLength(FACES);
      for (const { face, isRed, isFull, middle } of dots) {
        expect(isFull, `face ${face}`).toBe(data.long[face] === '1');
        // A dot less than a pixel from the line is drawn on it.
        if (Math.abs(middle - line) > 1)
          expect(isRed, `face ${face}`).toBe(isFull !== middle > line);
      }
    }
    expect(markup).not.toMatch(/NaN|undefined|null|Infinity/);
  },
);

test('it begins with the best layer beside layer 0, and a face that only the better one gets right', () => {
  const markup = linear.still(initial, new TestKit(), 'stage');
  expect(Math.max(...data.layers.map(({ accuracy }) => accuracy))).toBe(
    data.layers[initial.layer]?.accuracy,
  );
  expect(markup).toContain('>88.0 % right<');
  expect(markup).toContain('>95.5 % right<');
  expect(markup).toContain('Face 2 has short hair; by layer 0 the probe says long, by layer 5');
  const wrong = (plane: 'first' | 'chosen') => dotsIn(markup, plane).filter(({ isRed }) => isRed);
  expect(wrong('first').length).toBeGreaterThan(3 * wrong('chosen').length);
});

test('any of the faces can be shown, also those that the model’s own file lacks', () => {
  const kit = new TestKit();
  linear.still({ layer: 3, face: FACES - 1 }, kit, 'stage');
  expect(kit.rasters).toHaveLength(1);
  expect(kit.rasters[0]?.tokens).toHaveLength(256);
});

test.each([
  [{ layer: 9 }, 'from 0 to 8, not 9'],
  [{ face: 192 }, 'from 0 to 191, not 192'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...initial, ...wrong })).toThrow(message);
});
