import { expect, test } from 'vitest';
import data from '../../assets/data/live-attention.json' with { type: 'json' };
import {
  attention,
  check,
  drawAttention,
  FIRST,
  sentenceOf,
} from '../../src/figures/attention/still.ts';
import { decodeShares } from '../../src/kit/draw/shares.ts';
import { countCells, TestKit } from './kit.ts';

const state = attention.initial({ layer: '1', head: '3' });
const still = attention.still(state, new TestKit(), 'stage');
const MAPS = data.layers.flat().length;

test('no head looks at the asked pixel or past it, and each has the start token beside it', () => {
  // The maps, the picture and the key.
  expect(countCells(still, 'red')).toBe(MAPS + 2);
  const [start, later] = [1, 255 - data.pixel];
  expect(countCells(still, 'hole') + countCells(still, 'ink')).toBe(
    MAPS * (data.pixel + 1) + start + later,
  );
});

test('it is drawn the same each time, and leaves no number undrawn', () => {
  expect(attention.still(state, new TestKit(), 'stage')).toBe(still);
  expect(still).not.toMatch(/NaN|undefined|null|Infinity/);
});

test('what is not computed yet leaves the maps empty, for the first pixel and the last too', () => {
  for (const pixel of [0, 255]) {
    const markup = drawAttention({ ...state, pixel }, undefined, new TestKit());
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
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...state, ...wrong })).toThrow(message);
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
  expect(JSON.stringify({ ...FIRST, layers }).length).toBeLessThan(64 * 1024);
});
