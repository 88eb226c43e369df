import { expect, test } from 'vitest';
import data from '../../../assets/data/live-attention.json' with { type: 'json' };
import { shippedModel } from '../../../scripts/data/shipped.ts';
import { attentionFor, attentionIn } from '../../../src/igpt/attention.ts';
import type { Tokens } from '../../../src/igpt/model.ts';
import { shuffled } from '../../../src/igpt/random.ts';
import { heldOutFace } from '../../../src/figures/pictures/face.ts';

/** The head that the slide shows, counted from 0, and its pixel of the first eye. */
const [LAYER, HEAD, FIRST_EYE] = [0, 2, 101];

test('the head on the slide looks at the first eye, and in shuffled faces mostly at the same place', async () => {
  const model = await shippedModel('faces');
  /** The pixel with the largest weight; -1 is the start vector. */
  const lookedAt = (picture: Tokens): number => {
    const weights = [
      ...(attentionFor(attentionIn(model, picture), data.pixel)[LAYER]?.[HEAD] ?? []),
    ];
    return weights.indexOf(Math.max(...weights)) - 1;
  };
  const faces = Array.from({ length: 16 }, (_, index) => Array.from(heldOutFace(index).tokens));
  const count = (pictures: readonly Tokens[]): number =>
    pictures.filter((picture) => lookedAt(picture) === FIRST_EYE).length;
  expect(count(faces)).toBeGreaterThanOrEqual(15);
  expect(count(faces.map((face, seed) => shuffled(face, seed)))).toBeGreaterThanOrEqual(14);
});
