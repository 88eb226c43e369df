import { expect, test } from 'vitest';
import data from '../../../assets/data/live-order.json' with { type: 'json' };
import { check, drawOrder, nothingOf, order, readingOf } from '../../../src/figures/order/still.ts';
import { maskedPixels } from '../../../src/figures/pictures/mask.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (): { markup: string; kit: TestKit } => {
  const kit = new TestKit();
  return { markup: order.still(order.initial({}), kit, 'stage'), kit };
};

test('the masked pixels are those of the seed, each red beside the other pictures’ none', () => {
  expect(countCells(draw().markup, 'red')).toBe(data.masked.length);
  expect(maskedPixels(256, data.seed)).toEqual(data.masked);
});

test('the three lower halves continue the same upper half', () => {
  const [, ...filled] = draw().kit.rasters;
  const given = filled.map(({ tokens }) => Array.from(tokens).slice(0, 128).join());
  expect(filled).toHaveLength(3);
  expect(new Set(given).size).toBe(1);
});

test('the means stand beside the name of the model that they are of, and those of all faces below', () => {
  const { autoregressive, bert } = data.mean;
  const { markup } = draw();
  expect(markup).toMatch(
    new RegExp(`>${autoregressive.toFixed(2)}<.*>next pixel<.*>${bert.toFixed(2)}<.*>BERT<`, 's'),
  );
  expect(markup).toContain(
    `of 64 faces: ${data.all.autoregressive.toFixed(2)} and ${data.all.bert.toFixed(2)}`,
  );
});

test('of a lower half to come the next-pixel model is asked for one pixel, BERT for all', () => {
  const state = order.initial({});
  const markup = drawOrder(state, nothingOf(state), new TestKit(), 'stage');
  expect(countCells(markup, 'red')).toBe(data.masked.length + 1 + 128 + 128);
  expect(countCells(markup, 'hole')).toBe(127);
  expect(markup).not.toMatch(/NaN|undefined|null/);
});

test('a hidden pixel is read with the nats of both, another one is said not to be hidden', () => {
  const state = order.initial({});
  const pixel = data.masked[0] ?? NaN;
  const known = { ...nothingOf(state), nats: data.nats };
  expect(readingOf({ ...state, pixel }, known)).toMatch(
    new RegExp(
      `^row \\d+, column \\d+: next pixel ${data.nats.autoregressive[0]?.toFixed(2)}, BERT ${data.nats.bert[0]?.toFixed(2)} nats$`,
    ),
  );
  expect(readingOf({ ...state, pixel: 255 }, known)).toBe('row 16, column 16: not hidden');
});

test.each([
  [{ seed: 0 }, 'from 1 to 9999, not 0'],
  [{ seed: 1.5 }, 'from 1 to 9999, not 1.5'],
  [{ pixel: 256 }, 'from 0 to 255, not 256'],
  [{ face: -1 }, 'no held-out face -1'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...order.initial({}), ...wrong })).toThrow(message);
});
