import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heldOut, isShipped, shippedModel } from '../../../scripts/data/shipped.ts';
import { surprise, total } from '../../../src/igpt/likelihood.ts';
import type { Matrix } from '../../../src/igpt/matrix.ts';
import { EMPTY, forward, inputsOf, type Tokens } from '../../../src/igpt/model.ts';

/** What training/references.py writes: PyTorch's numbers for the shipped weights. */
interface References {
  /** Of the traced values. */
  positions: number[];
  activations: {
    shape: [layers: number, pictures: number, positions: number, width: number];
    values: number[];
  };
  logits: { shape: [pictures: number, positions: number, colors: number]; values: number[] };
  /** Nats of each picture. */
  nll: number[];
  tokens: number[][];
  /** BERT: the masked positions of each picture. */
  masks?: number[][];
}

const fileOf = (name: string): string => `training/references/${name}.json`;
const shipped = readdirSync('assets/model').filter(isShipped);

it('has numbers of PyTorch to compare every shipped model with', () => {
  expect(shipped.filter((name) => !existsSync(fileOf(name)))).toEqual([]);
});

describe.each(shipped)('the shipped model %s', async (name) => {
  const model = await shippedModel(name);
  const references = JSON.parse(readFileSync(fileOf(name), 'utf8')) as References;
  const { positions, tokens, masks } = references;

  const inputOf = (picture: Tokens, masked: readonly number[] = []): Tokens =>
    model.objective === 'bert'
      ? Array.from(picture, (token, t) => (masked.includes(t) ? EMPTY : token))
      : inputsOf(picture);

  /** The largest difference between the traced rows of a matrix and a part of the references. */
  function difference(found: Matrix, values: readonly number[]): number {
    const [pictures] = references.logits.shape;
    const length = found.rows / pictures;
    const rows = Array.from({ length: pictures }, (_, b) => positions.map((t) => b * length + t));
    return rows.flat().reduce((worst, row, i) => {
      for (let c = 0; c < found.columns; c++) {
        const value = found.data[row * found.columns + c] ?? NaN;
        worst = Math.max(worst, Math.abs(value - (values[i * found.columns + c] ?? NaN)));
      }
      return worst;
    }, 0);
  }

  it('has PyTorch’s logits within a thousandth, and its activations within a ten-thousandth of the largest', () => {
    const [count] = references.logits.shape;
    const layers: Matrix[] = [];
    const inputs = tokens.slice(0, count).map((picture, b) => inputOf(picture, masks?.[b]));
    const logits = forward(model, inputs, undefined, layers);
    expect(layers).toHaveLength(references.activations.shape[0]);
    const size = references.activations.values.length / layers.length;
    layers.forEach((h, l) => {
      const values = references.activations.values.slice(l * size, (l + 1) * size);
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(difference(h, values) / largest, `layer ${l}`).toBeLessThan(1e-4);
    });
    expect(difference(logits, references.logits.values)).toBeLessThan(1e-3);
  }, 60_000);

  it('is as surprised as PyTorch by 32 held-out pictures, within 1e-4 nats a pixel each', () => {
    const differences = tokens.slice(0, 32).map((picture, b) => {
      const mask = masks?.[b];
      const [nats = new Float64Array()] = surprise(model, [picture], mask && [mask]);
      return (total(nats) - (references.nll[b] ?? NaN)) / (mask?.length ?? picture.length);
    });
    // PyTorch adds probabilities in float32, where a small one is lost beside a large one; the engine
    // adds them in double, so that a picture may cost it a little more.
    expect(differences).toHaveLength(32);
    expect(Math.max(...differences.map(Math.abs))).toBeLessThan(1e-4);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    expect(Math.abs(mean)).toBeLessThan(1e-5);
  }, 120_000);

  it('was not trained with the pictures that it is compared on: they are the held-out ones', () => {
    expect(heldOut(name).slice(0, 32)).toEqual(tokens.slice(0, 32));
  });
});
