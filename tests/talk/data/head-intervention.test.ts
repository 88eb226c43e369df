import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import data from '../../../assets/data/head-intervention.json' with { type: 'json' };
import attention from '../../../assets/data/live-attention.json' with { type: 'json' };
import { heldOut, shippedModel } from '../../../scripts/data/shipped.ts';
import { otherColours } from '../../../src/figures/attention/other-colours.ts';
import { distribution } from '../../../src/igpt/distribution.ts';
import { withoutHeads } from '../../../src/igpt/heads-off.ts';
import { rowsOf } from '../../../src/igpt/matrix.ts';
import { forward, inputsOf, type Model } from '../../../src/igpt/model.ts';

const model = await shippedModel('faces');
const faces = heldOut('faces').slice(0, 8);
const { asked, lookedAt, head } = data;

/** The probability of a face's own colour at the asked pixel, in the mean of eight faces. */
function own(by: Model, change: (face: number[], index: number) => number[]): number {
  return faces.reduce((sum, face, i) => {
    const logits = forward(by, [inputsOf(change(face, i), asked + 1)]);
    const shares = distribution(rowsOf(logits, asked, asked + 1).data, { temperature: 1 });
    return sum + (shares[face[asked] ?? -1] ?? NaN) / faces.length;
  }, 0);
}

const same = (face: number[]): number[] => face;
const repainted = (face: number[], index: number): number[] =>
  face.map((token, i) => (i === lookedAt ? (otherColours(index, lookedAt)[0] ?? NaN) : token));

test('in eight faces too the second eye follows the first, and does not without the head', () => {
  const without = withoutHeads(model, [head]);
  expect(own(model, same)).toBeGreaterThan(0.98);
  expect(own(model, repainted)).toBeLessThan(0.1);
  expect(own(without, same)).toBeLessThan(0.5);
  expect(own(without, repainted)).toBeCloseTo(own(without, same), 1);
});

test('another head of the same layer hardly matters', () => {
  const [other] = [{ layer: head.layer, head: head.head - 1 }];
  expect(own(withoutHeads(model, [other]), same)).toBeGreaterThan(data.otherHeadOff);
});

test('the slide says the measured numbers, of the head and the pixels that it shows', () => {
  const slides = readFileSync('slides/04-model.md', 'utf8');
  const notes = /id="look-inside"[\s\S]*?Note:([\s\S]*?)\n---/.exec(slides)?.[1] ?? '';
  const numbers = Array.from(notes.matchAll(/\d+(?:\.\d+)?/g), ([number]) => Number(number));
  const percent = (share: number, digits: number): number => Number((share * 100).toFixed(digits));
  expect(numbers).toEqual([
    data.faces,
    percent(data.asItIs, 1),
    percent(data.repainted.own, 1),
    percent(data.headOff, 0),
    Math.floor(data.otherHeadOff * 100),
    data.looksThereShuffled,
    data.faces,
  ]);
  expect(attention.pixel).toBe(asked);
  expect(attention.repainted.pixel).toBe(lookedAt);
  expect(slides).toContain(`data-layer="${head.layer + 1}" data-head="${head.head + 1}"`);
});
