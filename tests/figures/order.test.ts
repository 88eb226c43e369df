import { expect, test } from 'vitest';
import data from '../../assets/data/live-order.json' with { type: 'json' };
import { order } from '../../src/figures/order.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (): { markup: string; kit: TestKit } => {
  const kit = new TestKit();
  return { markup: order.still(null, kit), kit };
};

test('every masked pixel is red, and no other', () => {
  expect(countCells(draw().markup, 'red')).toBe(data.masked.length);
});

test('the three lower halves continue the same upper half', () => {
  const [, ...filled] = draw().kit.rasters;
  const given = filled.map(({ tokens }) => Array.from(tokens).slice(0, 128).join());
  expect(filled).toHaveLength(3);
  expect(new Set(given).size).toBe(1);
});

test('the means stand beside the name of the model that they are of', () => {
  const { autoregressive, bert } = data.all;
  expect(draw().markup).toMatch(
    new RegExp(`>${autoregressive.toFixed(2)}<.*>next pixel<.*>${bert.toFixed(2)}<.*>BERT<`, 's'),
  );
});
