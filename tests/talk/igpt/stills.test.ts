import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf, heldOut, isShipped, shippedModel } from '../../../scripts/data/shipped.ts';
import { surprise, total } from '../../../src/igpt/likelihood.ts';
import { complete } from '../../../src/igpt/sampler.ts';

/** Of what scripts/data/model-stills.ts writes, what is checked here. */
interface Still {
  weights: string;
  bertWeights?: string;
  picture: number;
  about: string;
}
interface Completions extends Still {
  given: number;
  temperature: number;
  seeds: number[];
  original: string;
  completions: string[];
}
interface Surprise extends Still {
  original: { pixels: string; mean: number };
  scrambled: { pixels: string; mean: number };
}

const fileOf = (name: string): string => `assets/data/live-${name}.json`;
const read = (name: string): unknown => JSON.parse(readFileSync(fileOf(name), 'utf8'));
const tokensOf = (hexadecimal: string): number[] => [...Buffer.from(hexadecimal, 'hex')];

const names = ['completions', 'surprise', 'attention', ...(isShipped('bert') ? ['order'] : [])];

describe.each(names)('the still data %s', (name) => {
  const still = read(name) as Still;

  it('comes from the weights that are shipped', () => {
    expect(still.weights).toBe(digestOf('faces'));
    if (still.bertWeights !== undefined) expect(still.bertWeights).toBe(digestOf('bert'));
  });

  it('says that our own model made it, of a picture that was not picked', () => {
    expect(still.picture).toBe(0);
    expect(still.about).toMatch(/^By our own small models? .*, not by OpenAI's; .* not picked\./);
  });
});

it('has order of masked pixels once the model of masked pixels is shipped', () => {
  expect(existsSync(fileOf('order'))).toBe(isShipped('bert'));
});

describe('what the engine says of the shipped faces today', async () => {
  const model = await shippedModel('faces');
  const [picture = []] = heldOut('faces');

  it('are the completions of the still, pixel by pixel', () => {
    const { given, seeds, original, completions } = read('completions') as Completions;
    expect(tokensOf(original)).toEqual(picture);
    const prefix = picture.slice(0, given);
    // Two of the eight: the others are computed in the same way.
    const again = complete(
      model,
      seeds.slice(0, 2).map((seed) => ({ prefix, seed })),
    );
    expect(again).toEqual(completions.slice(0, 2).map(tokensOf));
  }, 60_000);

  it('are the nats of the still', () => {
    const { original, scrambled } = read('surprise') as Surprise;
    const both = [original, scrambled];
    const nats = surprise(
      model,
      both.map(({ pixels }) => tokensOf(pixels)),
    );
    nats.forEach((one, i) => expect(total(one) / 256).toBeCloseTo(both[i]?.mean ?? NaN, 3));
    expect(tokensOf(scrambled.pixels).sort()).toEqual(tokensOf(original.pixels).sort());
    expect(scrambled.mean).toBeGreaterThan(10 * original.mean);
  }, 60_000);
});
