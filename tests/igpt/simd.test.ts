import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linear } from '../../src/igpt/matmul.ts';
import { zeros, type Matrix } from '../../src/igpt/matrix.ts';
import { plain } from '../../src/igpt/kernel.ts';
import { forward, inputsOf, newCache, type Model } from '../../src/igpt/model.ts';
import { complete } from '../../src/igpt/sampler.ts';
import { simdKernel } from '../../src/igpt/simd.ts';
import { begin, noise, smallModel, somePicture } from './small-model.ts';

const KERNEL = 'src/igpt/kernel.wasm';
const kernel = await simdKernel(readFileSync(KERNEL));
const simd = kernel.linear;

/** Every bit of a matrix, as a text that is compared at once. */
function bits({ data }: Matrix): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
}

describe('a layer by SIMD', () => {
  it.each([
    [1, 128, 512],
    [3, 512, 128],
    [1, 160, 16],
    [2, 4, 9],
    [5, 16, 1],
    [420, 128, 512],
  ])('gives the bits of the plain one: %i rows, %i to %i', (rows, width, outputs) => {
    const [x, weights] = [noise(rows, width), noise(outputs, width)];
    expect(bits(simd(weights)(x))).toBe(bits(linear(weights)(x)));
  });

  it('keeps its weights while others are added', () => {
    const [x, weights] = [noise(1, 128), noise(512, 128)];
    const layer = simd(weights);
    const before = bits(layer(x));
    for (let i = 0; i < 20; i++) simd(zeros(512, 128));
    expect(bits(layer(x))).toBe(before);
  });

  it('refuses what it cannot compute', () => {
    expect(() => simd(zeros(2, 8))(zeros(2, 4))).toThrow('width 8 cannot read vectors of width 4');
    expect(() => simd(zeros(2, 6))).toThrow('6 of a layer is not a multiple of 4');
  });
});

/** The same random model twice: in plain TypeScript and by SIMD. */
function twins(objective: Model['objective']): [plain: Model, simd: Model] {
  begin(7);
  const slow = smallModel(objective, plain);
  begin(7);
  return [slow, smallModel(objective, kernel)];
}

describe('a whole model by SIMD', () => {
  const [slow, fast] = twins('autoregressive');

  it('gives the bits of the plain one for several pictures at once', () => {
    const inputs = Array.from({ length: 3 }, () => inputsOf(somePicture()));
    expect(bits(forward(fast, inputs))).toBe(bits(forward(slow, inputs)));
  });

  it('gives them for pixels seen from both sides', () => {
    const [slowBert, fastBert] = twins('bert');
    const pictures = Array.from({ length: 3 }, () => somePicture());
    expect(bits(forward(fastBert, pictures))).toBe(bits(forward(slowBert, pictures)));
  });

  it('gives them however its cache is fed', () => {
    const inputs = Array.from(inputsOf(somePicture()));
    const [slowCache, fastCache] = [newCache(slow, 1), newCache(fast, 1)];
    for (const [from, to] of [
      [0, 5],
      [5, 6],
      [6, 12],
    ]) {
      const portion = [inputs.slice(from, to)];
      const expected = bits(forward(slow, portion, slowCache));
      expect(bits(forward(fast, portion, fastCache))).toBe(expected);
    }
  });

  it('draws the same pictures', () => {
    const samples = [1, 2, 3, 4].map((seed) => ({ prefix: [], seed }));
    expect(complete(fast, samples)).toEqual(complete(slow, samples));
  });
});

it('is what its source compiles to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const file = join(folder, 'kernel.wasm');
    const options = ['--config', 'assembly/asconfig.json', '--outFile', file];
    execFileSync('node_modules/.bin/asc', options, { stdio: ['ignore', 'pipe', 'pipe'] });
    expect(readFileSync(file).equals(readFileSync(KERNEL))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
