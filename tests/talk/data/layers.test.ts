import { expect, test } from 'vitest';
import loss from '../../../assets/data/loss-by-layer.json' with { type: 'json' };
import offsets from '../../../assets/data/head-offsets.json' with { type: 'json' };
import { heldOut, shippedModel } from '../../../scripts/data/shipped.ts';
import { untrainedLike } from '../../../scripts/data/untrained.ts';
import { attentionByOffset, attentionIn } from '../../../src/igpt/attention.ts';
import { logitLens } from '../../../src/igpt/logit-lens.ts';
import { surprise, total } from '../../../src/igpt/likelihood.ts';
import { decodeShares } from '../../../src/kit/draw/shares.ts';

const model = await shippedModel('faces');
const faces = heldOut('faces').slice(0, 8);

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each / numbers.length, 0);

test('the loss falls from layer to layer in eight faces too, and the last one is the model’s own', () => {
  const measured = faces.map((face) => logitLens(model, face));
  const byLayer = loss.nats.map((_, layer) => mean(measured.map((nats) => nats[layer] ?? NaN)));
  expect(byLayer).toEqual([...byLayer].sort((a, b) => b - a));
  for (const [layer, nats] of loss.nats.entries())
    expect(Math.abs(Math.log((byLayer[layer] ?? NaN) / nats))).toBeLessThan(0.25);
  const [face = []] = faces;
  const [nats = new Float64Array()] = surprise(model, [face]);
  expect(measured[0]?.at(-1)).toBeCloseTo(total(nats) / face.length, 4);
});

test('in eight faces too the head on the slide looks straight up more than at the pixels beside', () => {
  const { rows, columns } = offsets;
  const width = 2 * columns + 1;
  const maps = faces.map((face) => {
    const [first] = attentionIn(model, face);
    const pixels = (first ?? []).map((heads) => heads[2] ?? []);
    return attentionByOffset(pixels, { side: 16, rows, columns });
  });
  const at = (up: number, right: number): number =>
    mean(maps.map((map) => map[(rows - 1 - up) * width + columns + right] ?? NaN));
  const shipped = decodeShares(offsets.layers[0]?.[2] ?? { largest: 0, shares: '' });
  expect(at(1, 0)).toBeCloseTo(shipped[(rows - 2) * width + columns] ?? NaN, 1.5);
  for (const right of [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
    expect(at(1, 0), `${right} beside`).toBeGreaterThan(at(1, right));
});

test('attention by offset counts only the pixels that have a pixel there', () => {
  // A picture of 2 x 2: the weights of the start vector and of each pixel before.
  const pixels = [[1], [0.5, 0.5], [0.2, 0.6, 0.2], [0.1, 0.2, 0.3, 0.4]];
  const map = attentionByOffset(pixels, { side: 2, rows: 2, columns: 1 });
  const expected = [0.2, (0.6 + 0.3) / 2, 0.2, (0.5 + 0.4) / 2, 0, 0];
  map.forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? NaN, 10));
});

test('before training the same head looks everywhere alike', async () => {
  const untrained = await untrainedLike(model, 1);
  const { rows, columns } = offsets;
  const [first] = attentionIn(untrained, faces[0] ?? []);
  const map = attentionByOffset(
    (first ?? []).map((heads) => heads[2] ?? []),
    { side: 16, rows, columns },
  );
  const shipped = decodeShares(offsets.untrained[0]?.[2] ?? { largest: 0, shares: '' });
  map.forEach((share, i) => expect(share).toBeCloseTo(shipped[i] ?? NaN, 2.5));
});
