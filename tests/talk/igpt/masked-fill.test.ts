import { describe, expect, it } from 'vitest';
import { distribution, draw } from '../../../src/igpt/distribution.ts';
import { unmask, unmaskStep, withHoles } from '../../../src/igpt/masked-fill.ts';
import { rowsOf } from '../../../src/igpt/matrix.ts';
import { EMPTY, forward } from '../../../src/igpt/model.ts';
import { seeded } from '../../../src/igpt/random.ts';
import { COLORS, CONTEXT, smallModel, somePicture } from './small-model.ts';

const model = smallModel('bert');
const missing = [2, 3, 7, 11];

describe.each([1, 3, missing.length])('filling holes, %i a step', (keep) => {
  it('leaves every other pixel as it is', () => {
    const picture = somePicture();
    const filled = unmask(model, picture, missing, keep, 1);
    filled.forEach((token, t) => {
      if (missing.includes(t)) expect(token >= 0 && token < COLORS).toBe(true);
      else expect(token).toBe(picture[t]);
    });
  });

  it('does not look at what it fills', () => {
    const picture = somePicture();
    const other = picture.map((token, t) => (missing.includes(t) ? (token + 1) % COLORS : token));
    expect(unmask(model, other, missing, keep, 1)).toEqual(
      unmask(model, picture, missing, keep, 1),
    );
  });
});

describe('a step', () => {
  const holed = withHoles(somePicture(), missing);

  it('keeps as many pixels as it is asked for, and no more than are missing', () => {
    const holes = (keep: number): number =>
      unmaskStep(model, holed, keep, 1).filter((token) => token === EMPTY).length;
    expect([1, 2, 4, 9].map(holes)).toEqual([3, 2, 0, 0]);
  });

  it('keeps the draw that it was surest of', () => {
    const numbers = Array.from({ length: CONTEXT }, seeded(5));
    const logits = forward(model, [holed]);
    const drawn = missing.map((t) => {
      const shares = distribution(rowsOf(logits, t, t + 1).data, { temperature: 1 });
      const token = draw(shares, numbers[t] ?? NaN);
      return { t, token, share: shares[token] ?? 0 };
    });
    const surest = drawn.reduce((a, b) => (b.share > a.share ? b : a));
    const expected = holed.map((token, t) => (t === surest.t ? surest.token : token));
    expect(unmaskStep(model, holed, 1, 5)).toEqual(expected);
  });

  it('gives a whole picture back as it is', () => {
    const picture = somePicture();
    expect(unmaskStep(model, picture, 1, 1)).toEqual(picture);
  });

  it.each([0, 1.5, NaN])('refuses to keep %d pixels', (keep) => {
    expect(() => unmaskStep(model, holed, keep, 1)).toThrow(`${keep} pixels cannot be kept`);
  });

  it('refuses a model that sees one side only', () => {
    expect(() => unmaskStep(smallModel(), holed, 1, 1)).toThrow('Only a model of masked pixels');
  });
});

it('fills a single hole alike however many are kept', () => {
  const picture = somePicture();
  expect(unmask(model, picture, [5], 1, 4)).toEqual(unmask(model, picture, [5], 9, 4));
});
