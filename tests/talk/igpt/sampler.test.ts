import { describe, expect, it } from 'vitest';
import { distribution } from '../../../src/igpt/distribution.ts';
import { forward, inputsOf } from '../../../src/igpt/model.ts';
import { complete, sample } from '../../../src/igpt/sampler.ts';
import { rowsOf } from '../../../src/igpt/matrix.ts';
import { COLORS, CONTEXT, smallModel, somePicture } from './small-model.ts';

const model = smallModel();
const free = { temperature: 1 };

describe('the sampler', () => {
  it('gives one picture for one seed, and others for others', () => {
    const draw = (seed: number): number[][] => complete(model, [{ prefix: [], seed }]);
    expect(draw(7)).toEqual(draw(7));
    const pictures = Array.from({ length: 20 }, (_, seed) => String(draw(seed)));
    expect(new Set(pictures).size).toBeGreaterThan(10);
  });

  it('gives a picture alone and beside others alike', () => {
    const prefix = somePicture(4);
    const samples = [1, 2, 3, 4, 5].map((seed) => ({ prefix, seed }));
    const alone = samples.map((one) => complete(model, [one])[0]);
    expect(complete(model, samples)).toEqual(alone);
  });

  it('keeps the prefix, however long, and completes the picture', () => {
    for (let length = 0; length < CONTEXT; length++) {
      const prefix = somePicture(length);
      const [picture = []] = complete(model, [{ prefix, seed: 3 }]);
      expect(picture.slice(0, length)).toEqual(prefix);
      expect(picture).toHaveLength(CONTEXT);
      expect(picture.every((token) => token >= 0 && token < COLORS)).toBe(true);
    }
  });

  it('goes on as it would have from its own beginning', () => {
    const [whole = []] = complete(model, [{ prefix: [], seed: 5 }]);
    const resumed = complete(model, [{ prefix: whole.slice(0, 7), seed: 5 }]);
    expect(resumed).toEqual([whole]);
  });

  it('tells with each pixel the probabilities that the model gives without a cache', () => {
    const prefix = somePicture(3);
    const seen: number[] = [...prefix];
    for (const step of sample(model, [{ prefix, seed: 1 }], free)) {
      if (!step) throw new Error('With a cache every step draws.');
      const { index, tokens, probabilities } = step;
      expect(index).toBe(seen.length);
      const logits = forward(model, [inputsOf(seen, index + 1)]);
      expect(probabilities[0]).toEqual(distribution(rowsOf(logits, index, index + 1).data, free));
      seen.push(tokens[0] ?? NaN);
    }
    expect(seen).toHaveLength(CONTEXT);
  });

  it('draws the same pictures without a cache, and rests between any two of them', () => {
    const samples = [1, 2, 3].map((seed) => ({ prefix: [1, 2], seed }));
    const steps = sample(model, samples, free, false);
    const kinds: string[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) kinds.push(step.value ? 'step' : 'rest');
    expect(step.value).toEqual(complete(model, samples));
    expect(kinds.slice(0, 6)).toEqual(['rest', 'rest', 'step', 'rest', 'rest', 'step']);
  });

  it('reads but once what all pictures begin with', () => {
    let rows = 0;
    const head = (x: Parameters<typeof model.head>[0]): ReturnType<typeof model.head> => {
      rows += x.rows;
      return model.head(x);
    };
    const samples = [1, 2, 3].map((seed) => ({ prefix: [1, 2], seed }));
    const steps = sample({ ...model, head }, samples, free);
    steps.next();
    expect(rows).toBe(3);
    steps.next();
    expect(rows).toBe(6);
  });

  it('draws colours as often as their probabilities say', () => {
    const counts = new Float64Array(COLORS);
    let shares = new Float32Array();
    const draws = 4000;
    for (let seed = 0; seed < draws; seed++) {
      const step = sample(model, [{ prefix: [], seed }], free).next();
      if (step.done || !step.value) throw new Error('There is no first pixel.');
      shares = Float32Array.from(step.value.probabilities[0] ?? []);
      const token = step.value.tokens[0] ?? 0;
      counts[token] = (counts[token] ?? 0) + 1;
    }
    // Five standard deviations of the share of one colour.
    const margin = (p: number): number => 5 * Math.sqrt((p * (1 - p)) / draws) + 1e-9;
    shares.forEach((p, token) => {
      expect(Math.abs((counts[token] ?? 0) / draws - p), `colour ${token}`).toBeLessThan(margin(p));
    });
  });

  it('takes a pixel set by hand, and draws the rest by the same random numbers', () => {
    const steps = sample(model, [{ prefix: [], seed: 9 }], free);
    const first = steps.next();
    if (first.done || !first.value) throw new Error('There is no first pixel.');
    const other = ((first.value.tokens[0] ?? 0) + 1) % COLORS;
    let step = steps.next([other]);
    while (!step.done) step = steps.next();
    expect(step.value[0]?.[0]).toBe(other);
    expect(step.value).toEqual(complete(model, [{ prefix: [other], seed: 9 }]));
  });

  it('lets a drawn pixel stand where none is set by hand', () => {
    const samples = [1, 2].map((seed) => ({ prefix: [], seed }));
    const steps = sample(model, samples, free);
    steps.next();
    let step = steps.next([4, undefined]);
    while (!step.done) step = steps.next();
    expect(step.value[0]?.[0]).toBe(4);
    expect(step.value[1]).toEqual(complete(model, samples)[1]);
  });

  it('computes nothing until it is asked, and nothing after it is let go', () => {
    let rows = 0;
    const head = (x: Parameters<typeof model.head>[0]): ReturnType<typeof model.head> => {
      rows += x.rows;
      return model.head(x);
    };
    const steps = sample({ ...model, head }, [{ prefix: [1, 2], seed: 1 }], free);
    expect(rows).toBe(0);
    steps.next();
    expect(rows).toBe(3);
    steps.next();
    expect(rows).toBe(4);
    steps.return([]);
    expect(steps.next().done).toBe(true);
    expect(rows).toBe(4);
  });

  it.each([
    ['a temperature of NaN', [], { temperature: NaN }, 'The temperature is NaN'],
    ['a colour the palette lacks', [9], free, 'Input 1 is 9, not a token below 9.'],
    ['half a colour', [0.5], free, 'Input 1 is 0.5, not a token below 9.'],
    ['a whole picture', somePicture(), free, 'A prefix of 12 pixels leaves nothing of 12 to draw.'],
  ])('refuses %s', (_, prefix, freedom, message) => {
    expect(() => sample(model, [{ prefix, seed: 1 }], freedom).next()).toThrow(message);
  });

  it('refuses prefixes of different lengths, and a colour set by hand that the palette lacks', () => {
    const unequal = [[1], [1, 2]].map((prefix) => ({ prefix, seed: 1 }));
    expect(() => sample(model, unequal, free).next()).toThrow('must be equally long');
    const steps = sample(model, [{ prefix: [], seed: 1 }], free);
    steps.next();
    expect(() => steps.next([9])).toThrow('Pixel 0 was set to 9, not a token below 9.');
  });

  it('does not draw from a model of masked pixels', () => {
    const bert = smallModel('bert');
    expect(() => sample(bert, [{ prefix: [], seed: 1 }], free).next()).toThrow(
      'Only an autoregressive model draws pictures',
    );
  });
});
