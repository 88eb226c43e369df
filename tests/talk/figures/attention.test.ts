import { expect, test } from 'vitest';
import data from '../../../assets/data/live-attention.json' with { type: 'json' };
import { otherColours } from '../../../src/figures/attention/other-colours.ts';
import {
  changeOf,
  check,
  FIRST,
  pictureOf,
  REPAINTED,
  sentenceOf,
  withPaint,
  withSwitch,
} from '../../../src/figures/attention/state.ts';
import { attention, drawAttention } from '../../../src/figures/attention/still.ts';
import { heldOutFace } from '../../../src/figures/pictures/face.ts';
import { decodeShares } from '../../../src/kit/draw/shares.ts';
import { countCells, TestKit } from './kit.ts';

const state = attention.initial({ layer: '1', head: '3' });
const still = attention.still(state, new TestKit(), 'stage');
const MAPS = data.layers.flat().length;

test('no head looks at the asked pixel or past it, and each has the start token beside it', () => {
  // The maps, the picture and the key.
  expect(countCells(still, 'red')).toBe(MAPS + 2);
  const [start, later] = [1, 255 - data.pixel];
  // The ink square of the key says what was changed.
  expect(countCells(still, 'hole') + countCells(still, 'ink')).toBe(
    MAPS * (data.pixel + 1) + start + later + 1,
  );
});

test('the still form shows the repainted eye: the second eye’s colour goes from the old to the new one', () => {
  const { palette } = heldOutFace(data.picture);
  const [old, given] = [heldOutFace(data.picture).tokens[data.pixel] ?? -1, data.repainted.token];
  expect(FIRST.before[old]).toBeGreaterThan(0.99);
  expect(REPAINTED.now[old]).toBeLessThan(0.01);
  expect(REPAINTED.now[given]).toBeGreaterThan(0.99);
  const numbers = [...still.matchAll(/<text class="label [^"]*end"[^>]*>([\d.]+)<\/text>/g)];
  expect(numbers.map(([, number]) => number)).toEqual(['99.9', '0.0', '0.0', '99.8']);
  // In the picture, framed; in the swatch; in the bar; and in the red pixel.
  expect(still.split(`fill="${palette[given] ?? ''}"`)).toHaveLength(5);
  expect(changeOf(state, REPAINTED)).toMatch(
    /^Likeliest before: .*, 99\.9 %, and now 0\.0 %\. Likeliest now: brown #876658, 99\.8 %\.$/,
  );
});

test('what was painted is put back by the own colour, and a head that is off by a second switch', () => {
  const own = heldOutFace(0).tokens[101] ?? -1;
  const bare = { ...state, painted: [] };
  const painted = withPaint(bare, 101, 53);
  expect(pictureOf({ ...bare, painted })[101]).toBe(53);
  expect(withPaint({ ...bare, painted }, 101, 54)).toEqual([[101, 54]]);
  expect(withPaint({ ...bare, painted }, 101, own)).toEqual([]);
  const off = withSwitch(bare);
  expect(off).toEqual([[1, 3]]);
  expect(withSwitch({ ...bare, off })).toEqual([]);
  expect(sentenceOf({ ...bare, off }, [0.1, 0.9])).toMatch(/ It is off\.$/);
});

test('a head that is off has no ink in its map, and no line leads to what it would look at', () => {
  const kit = new TestKit();
  const off = { ...state, painted: [], off: withSwitch(state) };
  const without = drawAttention(off, FIRST, kit, 'stage');
  expect(without).not.toContain('connection');
  expect(without).toContain('>off</text>');
  expect(still).toContain('connection');
});

test('the other colours of a pixel are those of other faces, the commonest first, and not white', () => {
  const { palette, tokens } = heldOutFace(0);
  const others = otherColours(0, 101);
  expect(others[0]).toBe(data.repainted.token);
  expect(others).not.toContain(tokens[101]);
  expect(others).not.toContain(palette.indexOf('#ffffff'));
  expect(new Set(others).size).toBe(others.length);
});

test('it is drawn the same each time, and leaves no number undrawn', () => {
  expect(attention.still(state, new TestKit(), 'stage')).toBe(still);
  expect(still).not.toMatch(/NaN|undefined|null|Infinity/);
});

test('what is not computed yet leaves the maps empty, for the first pixel and the last too', () => {
  for (const pixel of [0, 255]) {
    const markup = drawAttention({ ...state, pixel }, undefined, new TestKit(), 'stage');
    expect(markup).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(countCells(markup, 'ink')).toBe(0);
    expect(countCells(markup, 'red')).toBe(MAPS + 2);
  }
});

test('the picture shows no more in colour than what came before the asked pixel', () => {
  const kit = new TestKit();
  attention.still(state, kit, 'stage');
  const [picture] = kit.rasters;
  expect(Array.from(picture?.tokens ?? []).slice(data.pixel)).toEqual(
    Array(256 - data.pixel).fill(-1),
  );
});

test('the sentence names the place that gets most, which may be the start token', () => {
  expect(sentenceOf(state, [0.1, 0.7, 0.2])).toBe(
    'Layer 1, head 3 gives 70 % of its attention to row 1, column 1.',
  );
  expect(sentenceOf(state, [0.6, 0.4])).toContain('60 % of its attention to the start token');
});

test.each([
  [{ head: 5 }, 'The head must be a whole number from 1 to 4, not 5.'],
  [{ layer: 0 }, 'The layer must be a whole number from 1 to 8, not 0.'],
  [{ pixel: 256 }, 'from 0 to 255, not 256'],
  [{ pixel: 1.5 }, 'from 0 to 255, not 1.5'],
  [{ face: 64 }, 'no held-out face 64'],
  [{ painted: [[256, 0]] }, 'The pixel must be a whole number from 0 to 255, not 256.'],
  [{ painted: [[0, 256]] }, 'The colour must be a whole number from 0 to 255, not 256.'],
  [{ off: [[1, 5]] }, 'The head must be a whole number from 1 to 4, not 5.'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...state, ...wrong } as typeof state)).toThrow(message);
});

test('the head that is shown large looks at the same place in the first eye, five pixels before', () => {
  const head = FIRST.layers[0]?.[2];
  if (!head) throw new Error('There is no such head.');
  const shares = decodeShares(head);
  // The start token's share comes first.
  expect(shares.indexOf(Math.max(...shares)) - 1).toBe(data.pixel - 5);
  expect(Math.max(...shares)).toBeGreaterThan(0.8);
});

test('all heads of the last pixel fit into what a second window may be sent', () => {
  const full = { largest: 0.1234, shares: 'ff'.repeat(256) };
  const layers = FIRST.layers.map((heads) => heads.map(() => full));
  const before = FIRST.before.map(() => 0.12345);
  expect(JSON.stringify({ ...FIRST, layers, before, now: before }).length).toBeLessThan(64 * 1024);
});
