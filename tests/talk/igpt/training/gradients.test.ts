import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../src/igpt/random.ts';
import { byName, PICTURES, smallNetwork } from './small.ts';

const reference = JSON.parse(readFileSync('training/references/gradients.json', 'utf8')) as {
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
};

const { network, weights, gradients } = smallNetwork();
network.forward(weights, PICTURES);
const loss = network.loss(PICTURES);
network.backward(weights, PICTURES, gradients);
const names = byName(gradients).map(([name]) => name);
const tensorOf = (of: typeof weights, name: string): Float32Array => {
  const found = byName(of).find(([other]) => other === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found[1].data;
};

function length(values: Iterable<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));
}

describe('the gradient of the loss', () => {
  it('has the tensors of the reference', () => {
    expect(names).toEqual(Object.keys(reference.gradients));
    expect(loss).toBeCloseTo(reference.loss, 6);
  });

  it.each(names)('is that of PyTorch in float64: %s', (name) => {
    const ours = tensorOf(gradients, name);
    const theirs = reference.gradients[name] ?? [];
    expect(theirs).toHaveLength(ours.length);
    const difference = theirs.map((value, i) => value - (ours[i] ?? NaN));
    expect(length(difference) / length(theirs)).toBeLessThan(1e-5);
  });

  it.each(names)('is the slope that finite differences find: %s', (name) => {
    const [w, g] = [tensorOf(weights, name), tensorOf(gradients, name)];
    const random = seeded(5);
    const along = [
      Array.from(g, (value) => value / length(g)),
      Array.from(g, () => (random() < 0.5 ? -1 : 1) / Math.sqrt(g.length)),
    ];
    const before = w.slice();
    const lossAt = (direction: readonly number[], step: number): number => {
      w.forEach((_, i) => (w[i] = (before[i] ?? NaN) + step * (direction[i] ?? NaN)));
      network.forward(weights, PICTURES);
      w.set(before);
      return network.loss(PICTURES);
    };
    for (const direction of along) {
      const slope = (lossAt(direction, 0.01) - lossAt(direction, -0.01)) / 0.02;
      const expected = direction.reduce((sum, value, i) => sum + value * (g[i] ?? NaN), 0);
      expect(Math.abs(slope - expected)).toBeLessThan(1e-4 + 1e-3 * length(g));
    }
  });
});
