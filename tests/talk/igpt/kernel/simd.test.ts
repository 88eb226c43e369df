import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heldOut, shippedModel } from '../../../../scripts/data/shipped.ts';
import { toInt8 } from '../../../../src/igpt/int8.ts';
import { linear } from '../../../../src/igpt/matmul.ts';
import { matrix, zeros, type Matrix } from '../../../../src/igpt/matrix.ts';
import { plain } from '../../../../src/igpt/kernel/kernel.ts';
import { forward, inputsOf, newCache, type Model } from '../../../../src/igpt/model.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { simdKernel } from '../../../../src/igpt/kernel/simd.ts';
import { begin, noise, smallModel, somePicture } from '../small-model.ts';

const KERNEL = 'src/igpt/kernel/kernel.wasm';
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
    const [x, weights] = [noise(rows, width), toInt8(noise(outputs, width))];
    expect(bits(simd(weights)(x))).toBe(bits(linear(weights)(x)));
  });

  it('gives them for the smallest and largest floats, ties and rows of zeros', () => {
    const weights = toInt8(noise(20, 4));
    const unit = 2 ** -14;
    const x = matrix([
      [0, -0, 0, 0],
      [1, 2.5 * unit, -3.5 * unit, 0.5 * unit],
      [32767.6 * unit, -32768 * unit, 1 - unit / 2, -1],
      [1e-38, -1e-40, 1e-45, 0],
      [3e38, -3e38, 1, 1e-38],
      [2 ** -112, 2 ** -126, 2 ** -127, 0],
    ]);
    expect(bits(simd(weights)(x))).toBe(bits(linear(weights)(x)));
  });

  it('keeps its weights while others are added', () => {
    const [x, weights] = [noise(1, 128), toInt8(noise(512, 128))];
    const layer = simd(weights);
    const before = bits(layer(x));
    for (let i = 0; i < 20; i++) simd(toInt8(zeros(512, 128)));
    expect(bits(layer(x))).toBe(before);
  });

  it('refuses what it cannot compute', () => {
    expect(() => simd(toInt8(zeros(2, 8)))(zeros(2, 4))).toThrow(
      'width 8 cannot read vectors of width 4',
    );
    expect(() => simd(toInt8(zeros(2, 6)))).toThrow('6 of a layer is not a multiple of 4');
  });
});

describe('what goes between layers by SIMD', () => {
  const extremes = matrix([
    [0, -0, 1, -1],
    [1e-30, -1e-30, 1e30, -1e30],
    [60, -60, 2 ** 24, 0.1],
    [87.1 / 1.702, -87.1 / 1.702, 88.1 / 1.702, -88.1 / 1.702],
    [1, 2, 3, 4],
  ]);
  const matrices = [noise(5, 128), noise(1, 4), noise(3, 36), extremes];

  it('has the bits of the plain norm, GELU and sum', () => {
    for (const x of matrices) {
      const [y, gain] = [noise(x.rows, x.columns), noise(1, x.columns).data];
      expect(bits(kernel.layerNorm(x, gain))).toBe(bits(plain.layerNorm(x, gain)));
      expect(bits(kernel.gelu(x))).toBe(bits(plain.gelu(x)));
      expect(bits(kernel.add(x, y))).toBe(bits(plain.add(x, y)));
    }
  });

  it('adds nothing of different shapes', () => {
    expect(() => kernel.add(zeros(2, 8), zeros(2, 4))).toThrow('2 x 8 and 2 x 4 cannot be added');
  });

  it('keeps what is computed while its memory grows', async () => {
    const { linear: layer, gelu, add, within } = await simdKernel(readFileSync(KERNEL));
    const [x, weights] = [noise(700, 128), toInt8(noise(128, 128))];
    const dense = layer(weights);
    const y = within(() => add(gelu(dense(x)), dense(gelu(x))));
    const plainDense = linear(weights);
    expect(bits(y)).toBe(bits(plain.add(plain.gelu(plainDense(x)), plainDense(plain.gelu(x)))));
    // What left the memory stays as it is when the memory serves the next computation.
    const before = bits(y);
    dense(noise(700, 128));
    expect(bits(y)).toBe(before);
  });
});

describe('keys and values by SIMD', () => {
  it.each([
    [16, 4, true],
    [32, 1, true],
    [128, 4, true],
    [72, 2, true],
    [128, 4, false],
  ])('has the bits of the plain ones: width %i, %i heads, causal: %s', (width, heads, causal) => {
    const size = { batch: 2, context: 11, width, heads, causal };
    const [a, b] = [plain.pasts(1, size)[0], kernel.pasts(1, size)[0]];
    if (!a || !b) throw new Error('A kernel has made nothing.');
    for (const n of causal ? [1, 1, 6, 3] : [11]) {
      const qkv = noise(2 * n, 3 * width);
      expect(bits(b.attend(qkv))).toBe(bits(a.attend(qkv)));
      for (let i = 0; i < 2 * n; i++) {
        for (let head = 0; head < heads; head++) {
          const weights = Array.from(a.lookBack(qkv, i, head));
          expect(Array.from(b.lookBack(qkv, i, head))).toEqual(weights);
        }
      }
    }
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

  it('draws the same pictures, in new memory and in some that others have given back', () => {
    const samples = [1, 2, 3, 4].map((seed) => ({ prefix: [], seed }));
    const expected = complete(slow, samples);
    expect(complete(fast, samples)).toEqual(expected);
    expect(complete(fast, samples)).toEqual(expected);
    expect(complete(fast, samples.slice(0, 1))).toEqual(expected.slice(0, 1));
  });
});

it('gives the bits of the plain path for a whole face by the shipped weights', async () => {
  const [picture = []] = heldOut('faces');
  const inputs = [inputsOf(picture)];
  const [fast, slow] = [await shippedModel('faces'), await shippedModel('faces', plain)];
  expect(bits(forward(fast, inputs))).toBe(bits(forward(slow, inputs)));
});

it('is what its source compiles to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const file = join(folder, 'kernel.wasm');
    const options = ['--config', 'src/igpt/kernel/assembly/asconfig.json', '--outFile', file];
    execFileSync('node_modules/.bin/asc', options, { stdio: ['ignore', 'pipe', 'pipe'] });
    expect(readFileSync(file).equals(readFileSync(KERNEL))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
