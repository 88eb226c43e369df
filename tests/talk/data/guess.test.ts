import { expect, test } from 'vitest';
import data from '../../../assets/data/guess.json' with { type: 'json' };
import palette from '../../../assets/model/faces/palette.json' with { type: 'json' };
import { questionsOf, RULES } from '../../../scripts/data/questions.ts';
import { digestOf, heldOut, shippedModel } from '../../../scripts/data/shipped.ts';

test('the questions of two faces are what the shipped model says of them', async () => {
  const model = await shippedModel('faces');
  expect(data.weights).toBe(digestOf('faces'));
  for (const face of [0, 40]) {
    const all = questionsOf(model, heldOut('faces')[face] ?? [], palette.colors);
    const kept = data.questions.filter((question) => question.face === face);
    expect(kept.length).toBeGreaterThan(0);
    for (const { pixel, tokens, p, right } of kept) {
      const question = all.find((one) => one.pixel === pixel);
      expect(question?.tokens).toEqual(tokens);
      expect(question?.right).toBe(right);
      p.forEach((share, i) => expect(question?.p[i]).toBeCloseTo(share, 4));
    }
  }
});

test('each question has four different colours, of which the right one is the picture’s own', () => {
  const pictures = heldOut('faces');
  for (const { face, pixel, tokens, p, right } of data.questions) {
    expect(new Set(tokens).size).toBe(4);
    expect(tokens[right]).toBe(pictures[face]?.[pixel]);
    expect(pixel).toBeGreaterThanOrEqual(RULES.from);
    expect(pixel).toBeLessThan(RULES.until);
    // The likeliest comes first; only a right one may be less likely than those left out.
    expect(p.slice(0, 3)).toEqual(p.slice(0, 3).sort((a, b) => b - a));
    expect(p.every((share) => share > 0)).toBe(true);
  }
});

test('the pixel before is right about every third time, as the notes say, and the model far more often', () => {
  const pictures = heldOut('faces');
  const { length } = data.questions;
  const repeated = data.questions.filter(
    ({ face, pixel, tokens, right }) => pictures[face]?.[pixel - 1] === tokens[right],
  );
  expect(repeated.length / length).toBeGreaterThan(0.28);
  expect(repeated.length / length).toBeLessThan(0.38);
  expect(data.questions.filter(({ right }) => right === 0).length / length).toBeGreaterThan(0.6);
});
