import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simdArithmetic, type Arithmetic } from '../../../../src/igpt/training/arithmetic.ts';
import { ln } from '../../../../src/igpt/training/ln.ts';
import { Network } from '../../../../src/igpt/training/network.ts';
import { plainArithmetic } from '../../../../src/igpt/training/plain.ts';
import { recipeOf } from '../../../../src/igpt/training/recipe.ts';
import { Trainer } from '../../../../src/igpt/training/trainer.ts';
import { PICTURES, SHAPE, smallNetwork } from './small.ts';

const KERNEL = 'src/igpt/kernel/training.wasm';
const simd = (): Promise<Arithmetic> => simdArithmetic(readFileSync(KERNEL));

/** Every bit of some numbers, as a text that is compared at once. */
function bits({ buffer, byteOffset, byteLength }: Float32Array<ArrayBuffer>): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

describe('learning by SIMD', () => {
  it('has the bits of the plain path: loss and gradients', async () => {
    const [loss, otherLoss] = [plainArithmetic(), await simd()].map((by) => {
      const { network, weights, gradients } = smallNetwork(by);
      network.forward(weights, PICTURES);
      const loss = network.loss(PICTURES);
      network.backward(weights, PICTURES, gradients);
      return `${loss} ${bits(gradients.all.data)}`;
    });
    expect(otherLoss).toBe(loss);
  });

  it.each(['muon', 'adamw'] as const)('has them after some steps of %s', async (optimiser) => {
    const recipe = { ...recipeOf('digits', optimiser), shape: SHAPE, batch: 2, pictures: 60 };
    const pictures = [PICTURES.subarray(0, 16), PICTURES.subarray(16)];
    const [weights, others] = [plainArithmetic(), await simd()].map((by) => {
      const trainer = new Trainer(by, recipe, pictures, 3);
      while (!trainer.ended) trainer.learn();
      return bits(trainer.weights.all.data) + bits(trainer.mean.all.data);
    });
    expect(others).toBe(weights);
  });

  it('refuses heads that are no whole vectors', () => {
    const shape = { ...SHAPE, width: 12 };
    expect(() => new Network(plainArithmetic(), shape, 1)).toThrow('must be multiples of 4');
  });

  it('is what its source compiles to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'training-'));
    try {
      const file = join(folder, 'training.wasm');
      const config = 'src/igpt/kernel/assembly/training.asconfig.json';
      const options = ['--config', config, '--outFile', file];
      execFileSync('node_modules/.bin/asc', options, { stdio: ['ignore', 'pipe', 'pipe'] });
      expect(readFileSync(file).equals(readFileSync(KERNEL))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

it('finds logarithms without Math.log', () => {
  for (const x of [1e-30, 0.1, 0.7, 1, 1.5, Math.E, 16, 1e30])
    expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * (1 + Math.abs(Math.log(x))));
});
