import { describe, expect, it } from 'vitest';
import { distribution, draw } from '../../../src/igpt/distribution.ts';
import { ModelError } from '../../../src/igpt/service/model-error.ts';

/** Logits of the shares 0.1, 0.4, 0.2, 0.3. */
const logits = Float32Array.from([0.1, 0.4, 0.2, 0.3], Math.log);

function close(shares: Float32Array, expected: readonly number[]): void {
  expect(shares).toHaveLength(expected.length);
  shares.forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? NaN, 6));
}

describe('the distribution a colour is drawn from', () => {
  it('is the model’s own at temperature 1', () => {
    close(distribution(logits, { temperature: 1 }), [0.1, 0.4, 0.2, 0.3]);
  });

  it('is squared, and made to sum to one, at temperature one half', () => {
    const sum = 0.01 + 0.16 + 0.04 + 0.09;
    const expected = [0.01 / sum, 0.16 / sum, 0.04 / sum, 0.09 / sum];
    close(distribution(logits, { temperature: 0.5 }), expected);
  });

  it('is the likeliest colour alone at temperature 0, and close to it just above', () => {
    close(distribution(logits, { temperature: 0 }), [0, 1, 0, 0]);
    close(distribution(logits, { temperature: 1e-30 }), [0, 1, 0, 0]);
  });

  it('is cut to the k likeliest colours', () => {
    close(distribution(logits, { temperature: 1, topK: 2 }), [0, 4 / 7, 0, 3 / 7]);
    close(distribution(logits, { temperature: 1, topK: 99 }), [0.1, 0.4, 0.2, 0.3]);
  });

  it('is cut to the fewest colours that hold the share p', () => {
    close(distribution(logits, { temperature: 1, topP: 0.39 }), [0, 1, 0, 0]);
    close(distribution(logits, { temperature: 1, topP: 0.41 }), [0, 4 / 7, 0, 3 / 7]);
    close(distribution(logits, { temperature: 1, topP: 0.85 }), [0, 4 / 9, 2 / 9, 3 / 9]);
  });

  it('takes the share p of what k has left', () => {
    close(distribution(logits, { temperature: 1, topK: 2, topP: 0.5 }), [0, 1, 0, 0]);
  });

  it('prefers the lower of two equally likely colours', () => {
    const equal = Float32Array.of(1, 1, 1);
    close(distribution(equal, { temperature: 1, topK: 2 }), [0.5, 0.5, 0]);
    close(distribution(equal, { temperature: 0 }), [1, 0, 0]);
  });

  it.each([
    [{ temperature: NaN }, 'The temperature is NaN, not a number from 0 on.'],
    [{ temperature: -1 }, 'The temperature is -1, not a number from 0 on.'],
    [{ temperature: Infinity }, 'The temperature is Infinity, not a number from 0 on.'],
    [{ temperature: 1, topK: 0 }, 'Top-k is 0, not a whole number from 1 on.'],
    [{ temperature: 1, topK: 1.5 }, 'Top-k is 1.5, not a whole number from 1 on.'],
    [{ temperature: 1, topP: 0 }, 'Top-p is 0, not a share above 0 and up to 1.'],
    [{ temperature: 1, topP: NaN }, 'Top-p is NaN, not a share above 0 and up to 1.'],
  ])('refuses %o', (freedom, message) => {
    expect(() => distribution(logits, freedom)).toThrow(new ModelError(message));
  });
});

describe('a draw', () => {
  const shares = Float32Array.of(0, 0.25, 0, 0.5, 0.25, 0);

  it('picks each colour for as many numbers as its share', () => {
    const picked = [0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map((number) => draw(shares, number));
    expect(picked).toEqual([1, 1, 3, 3, 4, 4]);
  });

  it('never picks a colour without a share, even where rounding leaves a gap at the end', () => {
    expect(draw(Float32Array.of(0.5, 0.4999, 0), 0.99999)).toBe(1);
  });
});
