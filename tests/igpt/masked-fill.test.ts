import { describe, expect, it } from 'vitest';
import { fillAtOnce, fillInOrder } from '../../src/igpt/masked-fill.ts';
import { COLORS, smallModel, somePicture } from './small-model.ts';

const model = smallModel('bert');
const missing = [2, 3, 7, 11];

describe.each([
  ['at once', fillAtOnce],
  ['in order', fillInOrder],
])('filling holes %s', (_, fill) => {
  it('leaves every other pixel as it is', () => {
    const picture = somePicture();
    const filled = fill(model, picture, missing, 1);
    filled.forEach((token, t) => {
      if (missing.includes(t)) expect(token >= 0 && token < COLORS).toBe(true);
      else expect(token).toBe(picture[t]);
    });
  });

  it('does not look at what it fills', () => {
    const picture = somePicture();
    const other = picture.map((token, t) => (missing.includes(t) ? (token + 1) % COLORS : token));
    expect(fill(model, other, missing, 1)).toEqual(fill(model, picture, missing, 1));
  });
});

it('fills a single hole alike both ways', () => {
  const picture = somePicture();
  expect(fillInOrder(model, picture, [5], 4)).toEqual(fillAtOnce(model, picture, [5], 4));
});
