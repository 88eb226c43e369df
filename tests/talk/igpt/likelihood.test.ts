import { describe, expect, it } from 'vitest';
import { surprise, total } from '../../../src/igpt/likelihood.ts';
import { rowsOf } from '../../../src/igpt/matrix.ts';
import { EMPTY, forward, inputsOf } from '../../../src/igpt/model.ts';
import { softmax } from '../../../src/igpt/softmax.ts';
import { smallModel, somePicture } from './small-model.ts';

describe('surprise', () => {
  it('is -ln p of each pixel given those before it', () => {
    const model = smallModel();
    const picture = somePicture();
    const [nats = new Float64Array()] = surprise(model, [picture]);
    const logits = forward(model, [inputsOf(picture)]);
    picture.forEach((token, t) => {
      const p = softmax(rowsOf(logits, t, t + 1).data)[token] ?? NaN;
      expect(nats[t]).toBeCloseTo(-Math.log(p), 5);
    });
    expect(total(nats)).toBeCloseTo(
      Array.from(nats).reduce((a, b) => a + b),
      9,
    );
  });

  it('is of the masked pixels alone where pixels are seen from both sides', () => {
    const model = smallModel('bert');
    const picture = somePicture();
    const masked = [2, 7];
    const [nats = new Float64Array()] = surprise(model, [picture], [masked]);
    const input = picture.map((token, t) => (masked.includes(t) ? EMPTY : token));
    const logits = forward(model, [input]);
    picture.forEach((token, t) => {
      const p = softmax(rowsOf(logits, t, t + 1).data)[token] ?? NaN;
      if (masked.includes(t)) expect(nats[t]).toBeCloseTo(-Math.log(p), 5);
      else expect(nats[t]).toBe(0);
    });
  });

  it('refuses a colour that the palette lacks, in the last pixel too', () => {
    const picture = [...somePicture(11), 9];
    expect(() => surprise(smallModel(), [picture])).toThrow('A pixel is 9, not a token below 9.');
  });
});
